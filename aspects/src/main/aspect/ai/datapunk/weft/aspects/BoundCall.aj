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
    RetryState retry = null;
    while (true) {
      AttemptRecorder recorder = null;
      long start = Probe.NOT_BEGUN;
      try {
        recorder = probe.enter(operation, retry, argument);
        start = probe.begin(recorder);
        return probe.succeeded(
            operation, retry, recorder, start, proceed(recorder.argument(argument)));
      } catch (Throwable thrown) {
        retry = probe.failed(operation, retry, recorder, start, thrown);
      }
    }
  }
}
