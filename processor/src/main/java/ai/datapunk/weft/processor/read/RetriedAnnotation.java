package ai.datapunk.weft.processor.read;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.JitterType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Retried} says of one method.
 *
 * @param written the attributes that were not left out
 */
public record RetriedAnnotation(
    Location at,
    @Nullable String service,
    String operation,
    int maxAttempts,
    DurationText delay,
    double multiplier,
    DurationText maxDelay,
    double jitter,
    JitterType jitterType,
    double budget,
    DurationText maxDuration,
    List<TypeFacts> retryOn,
    List<TypeFacts> abortOn,
    ResultPredicate resultPredicate,
    @Nullable NamedFallback fallback,
    Set<String> written)
    implements MeshAnnotation {

  /** Stands for no predicate. */
  static final String NO_RESULT = "ai.datapunk.weft.annotation.Retried$NoResult";

  /** The class that judges results. */
  public TypeFacts retryOnResult() {
    return resultPredicate.type();
  }

  /** Whether results are retried too. */
  public boolean retriesResults() {
    return !retryOnResult().name().equals(NO_RESULT);
  }

  /** Whether there are such results: an annotation of a class may reach methods that give none. */
  public boolean hasResultsToRetry() {
    return retriesResults() && resultPredicate.hasResult();
  }

  /** The policy alone: equal where two uses retry alike, whatever their methods. */
  public RetriedAnnotation policy() {
    return new RetriedAnnotation(
        Location.NONE,
        null,
        "",
        maxAttempts,
        delay,
        multiplier,
        maxDelay,
        jitter,
        jitterType,
        budget,
        maxDuration,
        retryOn,
        abortOn,
        resultPredicate,
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
  public RetriedAnnotation {
    written = Set.copyOf(written);
    retryOn = List.copyOf(retryOn);
    abortOn = List.copyOf(abortOn);
  }
}
