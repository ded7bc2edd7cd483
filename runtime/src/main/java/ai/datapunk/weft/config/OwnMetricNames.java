package ai.datapunk.weft.config;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which names may be those of metrics of the user's own, and not of families that were misspelt.
 */
final class OwnMetricNames {

  /** How the name ends of what {@code @Timed} measures: whatever has it may be one. */
  private static final String SECONDS = "_seconds";

  /** How others end: also families, of which one may be meant. */
  private static final List<String> OTHERS = List.of("_total", "_bytes", "_ratio");

  private OwnMetricNames() {}

  /**
   * Whether a name may be that of a metric of the user's own.
   *
   * @param written how a source writes a name
   * @param families as it writes them
   */
  static boolean canBe(String name, UnaryOperator<String> written, List<String> families) {
    return name.endsWith(written.apply(SECONDS))
        || (OTHERS.stream().anyMatch(end -> name.endsWith(written.apply(end)))
            && FamilyNames.near(name, families).isEmpty());
  }

  /** How such names end, in words. */
  static String ends(UnaryOperator<String> written) {
    return OTHERS.stream().map(written).collect(Collectors.joining(", ", "", " or "))
        + written.apply(SECONDS);
  }
}
