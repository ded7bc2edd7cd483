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
    RetryState retry = null;
    while (true) {
      AttemptRecorder recorder = null;
      long start = Probe.NOT_BEGUN;
      try {
        recorder = probe.enter(operation, retry, null);
        start = probe.begin(recorder);
        return probe.succeeded(operation, retry, recorder, start, proceed());
      } catch (Throwable thrown) {
        retry = probe.failed(operation, retry, recorder, start, thrown);
      }
    }
  }
}
