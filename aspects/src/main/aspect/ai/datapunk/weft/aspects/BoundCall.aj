package ai.datapunk.weft.aspects;

import ai.datapunk.weft.probe.AttemptTrack;
import ai.datapunk.weft.probe.OperationTrack;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.probe.Retrial;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with one label or instance, bound by its position in {@code BoundCallAt0} and so on. */
public abstract aspect BoundCall {

  abstract pointcut binding(Object argument);

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object argument): binding(argument) {
    Probe probe = JoinPointProbes.of(thisJoinPointStaticPart);
    OperationTrack operation = probe.operation(argument);
    Retrial retrial = null;
    while (true) {
      AttemptTrack track = null;
      long start = Probe.NOT_BEGUN;
      try {
        track = probe.enter(operation, retrial, argument);
        start = probe.begin(track);
        return probe.succeeded(
            operation, retrial, track, start, proceed(track.argument(argument)));
      } catch (Throwable thrown) {
        retrial = probe.failed(operation, retrial, track, start, thrown);
      }
    }
  }
}
