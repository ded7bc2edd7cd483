package ai.datapunk.weft.aspects;

import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with several labels, or labels and an instance, among 4 parameters. */
public aspect BoundCallOf4 {

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d): Pointcuts.bindsMany() && args(a, b, c, d) {
    Probe probe = JoinPointProbes.of(thisJoinPointStaticPart);
    OperationRecorder operation = probe.operation();
    for (int label = 0; label < probe.labelCount(); label++) {
      operation = probe.label(operation, Arguments.at(probe.labelParameter(label), a, b, c, d));
    }
    int instance = probe.instanceParameter();
    RetryState retrial = null;
    while (true) {
      AttemptRecorder track = null;
      long start = Probe.NOT_BEGUN;
      try {
        track = probe.enter(operation, retrial, Arguments.at(instance, a, b, c, d));
        start = probe.begin(track);
        return probe.succeeded(operation, retrial, track, start,
            proceed(
                instance == 0 ? track.argument(a) : a,
                instance == 1 ? track.argument(b) : b,
                instance == 2 ? track.argument(c) : c,
                instance == 3 ? track.argument(d) : d));
      } catch (Throwable thrown) {
        retrial = probe.failed(operation, retrial, track, start, thrown);
      }
    }
  }
}
