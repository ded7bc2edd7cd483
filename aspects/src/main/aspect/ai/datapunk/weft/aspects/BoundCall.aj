package ai.datapunk.weft.aspects;

import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with one label or instance; {@code BoundCallAt0} and so on bind it by position. */
public abstract aspect BoundCall {

  abstract pointcut binding(Object argument);

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object argument): binding(argument) {
    Probe probe = JoinPointProbes.of(thisJoinPointStaticPart);
    OperationRecorder operation = probe.operation(argument);
    RetryState retrial = null;
    while (true) {
      AttemptRecorder track = null;
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
