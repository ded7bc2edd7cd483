package ai.datapunk.weft.processor.read;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.WindowText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @CircuitGuarded} says of one method.
 *
 * @param written the attributes that were not left out
 */
public record CircuitGuardedAnnotation(
    Location at,
    @Nullable String service,
    double failureRate,
    WindowText window,
    int minimumCalls,
    DurationText openFor,
    int trialCalls,
    DurationText slowCall,
    double slowCallRate,
    List<TypeFacts> failOn,
    List<TypeFacts> ignore,
    @Nullable NamedFallback fallback,
    Set<String> written)
    implements MeshAnnotation {

  /** The policy alone: equal where two uses guard alike, whatever their methods. */
  public CircuitGuardedAnnotation policy() {
    return new CircuitGuardedAnnotation(
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
        null,
        Set.of());
  }

  @Override
  public boolean writesService() {
    return !isDefault("service");
  }

  /** Whether the attribute was left out, so that its value is the default. */
  public boolean isDefault(String attribute) {
    return !written.contains(attribute);
  }

  /** Makes the collections unmodifiable. */
  public CircuitGuardedAnnotation {
    written = Set.copyOf(written);
    failOn = List.copyOf(failOn);
    ignore = List.copyOf(ignore);
  }
}
