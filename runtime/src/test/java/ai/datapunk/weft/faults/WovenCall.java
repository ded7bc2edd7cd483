package ai.datapunk.weft.faults;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * A call as the advice makes it, of a method that takes no stack; {@code AdvisedCall} does not tell
 * of calls that have not begun.
 */
final class WovenCall implements EndOfStackTest.Woven {

  @Override
  public @Nullable Object call(Probe probe, int[] attempts, Object result) {
    OperationRecorder operation = probe.operation();
    RetryState retry = null;
    while (true) {
      AttemptRecorder recorder = null;
      long start = Probe.NOT_BEGUN;
      try {
        recorder = probe.enter(operation, retry, null);
        start = probe.begin(recorder);
        attempts[0]++;
        if (result instanceof Exception failure) {
          throw failure;
        }
        return probe.succeeded(operation, retry, recorder, start, result);
      } catch (Throwable thrown) {
        retry = probe.failed(operation, retry, recorder, start, thrown);
      }
    }
  }

  /** The same, whose code has not been run and not been compiled. */
  static EndOfStackTest.Woven fresh() throws IOException, ReflectiveOperationException {
    try (InputStream code =
        requireNonNull(WovenCall.class.getResourceAsStream("WovenCall.class"))) {
      return (EndOfStackTest.Woven)
          MethodHandles.lookup()
              .defineHiddenClass(code.readAllBytes(), true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    }
  }
}
