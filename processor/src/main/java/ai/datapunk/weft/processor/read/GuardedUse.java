package ai.datapunk.weft.processor.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code @CircuitGuarded} says of one method; durations as they were written. */
public record GuardedUse(
    Location at,
    @Nullable String service,
    double failureRate,
    String window,
    int minimumCalls,
    String openFor,
    int trialCalls,
    String slowCall,
    double slowCallRate,
    List<TypeFacts> failOn,
    List<TypeFacts> ignore,
    @Nullable FallbackUse fallback)
    implements MeshUse {

  /** The policy alone: equal where two uses guard alike, whatever their methods. */
  public GuardedUse policy() {
    return new GuardedUse(
        Location.NONE,
        null,
        failureRate,
        window,
        minimumCalls,
        openFor,
        trialCalls,
        slowCall,
        slowCallRate,
        failOn,
        ignore,
        null);
  }

  /** Makes the lists unmodifiable. */
  public GuardedUse {
    failOn = List.copyOf(failOn);
    ignore = List.copyOf(ignore);
  }
}
