package ai.datapunk.weft.it.storms;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Locale;
import java.util.OptionalInt;

/** The outcomes as a table. */
final class Report {

  private static final String HEAD =
      """
      | what the mesh does | most load | succeed in the outage | succeed after it | well again after | wasted work |
      |---|---:|---:|---:|---:|---:|
      """;

  private Report() {}

  static String of(Collection<Outcome> outcomes) {
    return HEAD + outcomes.stream().map(Report::row).collect(joining());
  }

  private static String row(Outcome outcome) {
    OptionalInt recovery = outcome.recovery();
    return String.format(
        Locale.ROOT,
        "| %s | %.1f × | %s | %s | %s | %s |%n",
        outcome.variant().text(),
        outcome.peak(),
        percent(outcome.goodput(Storm.BEGINS, Storm.ENDS)),
        percent(outcome.goodput(Storm.ENDS, Storm.SECONDS)),
        recovery.isPresent()
            ? recovery.getAsInt() + " s"
            : "not in " + (Storm.SECONDS - Storm.ENDS) + " s",
        percent(outcome.wastedShare()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
