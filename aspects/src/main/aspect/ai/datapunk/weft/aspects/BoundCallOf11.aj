package ai.datapunk.weft.aspects;

import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with several labels, or labels and an instance, among 11 parameters. */
public aspect BoundCallOf11 {

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h, Object i, Object j, Object k): Pointcuts.bindsMany() && args(a, b, c, d, e, f, g, h, i, j, k) {
    Probe probe = JoinPointProbes.of(thisJoinPointStaticPart);
    OperationRecorder operation = probe.operation();
    for (int label = 0; label < probe.labelCount(); label++) {
      operation = probe.label(operation, Arguments.at(probe.labelParameter(label), a, b, c, d, e, f, g, h, i, j, k));
    }
    int instance = probe.instanceParameter();
    RetryState retrial = null;
    while (true) {
      AttemptRecorder track = null;
      long start = Probe.NOT_BEGUN;
      try {
        track = probe.enter(operation, retrial, Arguments.at(instance, a, b, c, d, e, f, g, h, i, j, k));
        start = probe.begin(track);
        return probe.succeeded(operation, retrial, track, start,
            proceed(
                instance == 0 ? track.argument(a) : a,
                instance == 1 ? track.argument(b) : b,
                instance == 2 ? track.argument(c) : c,
                instance == 3 ? track.argument(d) : d,
                instance == 4 ? track.argument(e) : e,
                instance == 5 ? track.argument(f) : f,
                instance == 6 ? track.argument(g) : g,
                instance == 7 ? track.argument(h) : h,
                instance == 8 ? track.argument(i) : i,
                instance == 9 ? track.argument(j) : j,
                instance == 10 ? track.argument(k) : k));
      } catch (Throwable thrown) {
        retrial = probe.failed(operation, retrial, track, start, thrown);
      }
    }
  }
}
