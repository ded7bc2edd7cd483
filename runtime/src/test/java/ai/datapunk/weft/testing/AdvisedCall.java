package ai.datapunk.weft.testing;

import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import org.jspecify.annotations.Nullable;

/** Calls a probe as the advice does, where nothing is woven. */
public final class AdvisedCall {

  /** What the annotated method does. */
  public interface Body {
    @Nullable Object run(@Nullable Object argument) throws Throwable;
  }

  private AdvisedCall() {}

  /** A body that throws this. */
  public static Body throwing(Throwable thrown) {
    return argument -> {
      throw thrown;
    };
  }

  /** What such a call throws. */
  public static @Nullable Throwable thrown(Probe probe, @Nullable Object argument, Body body) {
    return catchThrowable(() -> of(probe, argument, body));
  }

  /** A call whose one bound argument, if there is one, is this. */
  public static @Nullable Object of(Probe probe, @Nullable Object argument, Body body)
      throws Throwable {
    OperationRecorder operation = probe.operation(argument);
    RetryState retry = null;
    while (true) {
      AttemptRecorder recorder = null;
      long start = Probe.NOT_BEGUN;
      try {
        recorder = probe.enter(operation, retry, argument);
        start = probe.begin(recorder);
        return probe.succeeded(
            operation, retry, recorder, start, body.run(recorder.argument(argument)));
      } catch (Throwable thrown) {
        retry = probe.failed(operation, retry, recorder, start, thrown);
      }
    }
  }
}
