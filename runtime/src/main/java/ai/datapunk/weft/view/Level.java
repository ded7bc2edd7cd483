package ai.datapunk.weft.view;

import ai.datapunk.weft.contract.Family;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Down to which of Weft's labels a view goes. What it does not show is summed away. */
public enum Level {
  /**
   * Services: neither operations, paths nor instances can be told apart, or counted. Labels that
   * say how something ended, such as {@code status} and {@code error_type}, are shown.
   */
  SERVICE(label -> !Set.of("operation", "path", "instance").contains(label)),
  /** Services and their operations, but not their instances. */
  OPERATION(label -> !label.equals("instance")),
  /** All labels of Weft's families. */
  INSTANCE(label -> true),
  /** All labels, those of an application's own metrics too, and exemplars. */
  ALL(label -> true);

  @SuppressWarnings("ImmutableEnumChecker") // What toUnmodifiableSet gives is immutable.
  private final Set<String> labels;

  Level(Predicate<String> shown) {
    this.labels =
        Stream.of(Family.values())
            .flatMap(family -> family.labels().stream())
            .filter(shown)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Those of Weft's labels that are shown. */
  Set<String> labels() {
    return labels;
  }
}
