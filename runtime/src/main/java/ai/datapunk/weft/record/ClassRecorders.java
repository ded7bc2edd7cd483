package ai.datapunk.weft.record;

import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MethodSpec.Balance;
import ai.datapunk.weft.spec.MethodSpec.Circuit;
import ai.datapunk.weft.spec.MethodSpec.Operation;
import ai.datapunk.weft.spec.MethodSpec.Retry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The recorders of one class's methods in one mesh, which outlive a configuration: policies say
 * nothing of the series that a call counts for, so that the cells that there are count on. A method
 * that is switched off and on again finds those that it had. Thread-safe.
 */
@SuppressWarnings("exports") // No other module is meant to see it.
public final class ClassRecorders {

  /** What says which series a method's calls count for. */
  private record Recorded(
      String signature,
      @Nullable Operation timed,
      @Nullable CustomHistogram customHistogram,
      @Nullable Operation retried,
      @Nullable String guarded,
      @Nullable String balanced,
      @Nullable String strategy) {

    static Recorded of(MethodSpec spec) {
      Retry retry = spec.retry();
      Circuit circuit = spec.circuit();
      Balance balance = spec.balance();
      return new Recorded(
          spec.signature(),
          spec.timed(),
          spec.customHistogram(),
          retry == null ? null : retry.operation(),
          circuit == null ? null : circuit.service(),
          balance == null ? null : balance.service(),
          balance == null ? null : balance.strategy());
    }
  }

  private final Map<Recorded, OperationRecorder> recorders = new ConcurrentHashMap<>();

  /** None yet. */
  public ClassRecorders() {}

  /** The recorder of a method's operations, before any label's value is known. */
  public OperationRecorder of(SeriesWiring wiring) {
    OperationRecorder recorder =
        recorders.computeIfAbsent(
            Recorded.of(wiring.spec()), unknown -> OperationRecorder.root(wiring));
    wiring.writeEvents();
    return recorder;
  }
}
