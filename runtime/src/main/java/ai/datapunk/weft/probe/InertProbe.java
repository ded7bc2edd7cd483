package ai.datapunk.weft.probe;

import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import org.jspecify.annotations.Nullable;

/**
 * The probe of methods that Weft does nothing for. It needs none of the libraries that an
 * application may lack, and is not loaded unless that is so: all calls of {@link Probe} then go to
 * one class, which the JVM makes use of.
 */
@SuppressWarnings("NullAway") // What it gives, woven code gives back to it and looks no further.
final class InertProbe extends Probe {

  private static final InertProbe INSTANCE = new InertProbe();

  private final AttemptRecorder nothing = AttemptRecorder.ofNothing();

  private InertProbe() {}

  /** The one that there is; no more is said of its type, or verifying the caller would load it. */
  static Probe instance() {
    return INSTANCE;
  }

  @Override
  public int labelCount() {
    return 0;
  }

  @Override
  public int labelParameter(int label) {
    throw new IndexOutOfBoundsException(label);
  }

  @Override
  public int instanceParameter() {
    return -1;
  }

  @Override
  public OperationRecorder operation() {
    return null;
  }

  @Override
  public OperationRecorder label(OperationRecorder above, @Nullable Object argument) {
    return above;
  }

  @Override
  public OperationRecorder operation(@Nullable Object argument) {
    return null;
  }

  @Override
  public AttemptRecorder enter(
      OperationRecorder operation, @Nullable RetryState retry, @Nullable Object instance) {
    return nothing;
  }

  @Override
  public long begin(AttemptRecorder recorder) {
    return NOT_BEGUN;
  }

  @Override
  public @Nullable Object succeeded(
      OperationRecorder operation,
      @Nullable RetryState retry,
      AttemptRecorder recorder,
      long start,
      @Nullable Object result) {
    return result;
  }

  @Override
  public RetryState failed(
      OperationRecorder operation,
      @Nullable RetryState retry,
      @Nullable AttemptRecorder recorder,
      long start,
      Throwable thrown) {
    throw SneakyThrow.rethrown(thrown);
  }

  @Override
  public @Nullable Object asynchronously(@Nullable Object[] arguments, MethodBody body)
      throws Throwable {
    return body.run(arguments);
  }
}
