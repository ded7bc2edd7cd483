package ai.datapunk.weft.aspects;

import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods without labels and instances: none of their arguments is looked at. */
public aspect UnboundCall {

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(): Pointcuts.unbound() {
    Probe probe = JoinPointProbes.of(thisJoinPointStaticPart);
    OperationRecorder operation = probe.operation();
    RetryState retrial = null;
    while (true) {
      AttemptRecorder track = null;
      long start = Probe.NOT_BEGUN;
      try {
        track = probe.enter(operation, retrial, null);
        start = probe.begin(track);
        return probe.succeeded(operation, retrial, track, start, proceed());
      } catch (Throwable thrown) {
        retrial = probe.failed(operation, retrial, track, start, thrown);
      }
    }
  }
}
