package ai.datapunk.weft.maven.check;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.catalog.LabelSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@link WovenCheck} found. Immutable. */
public final class WovenReport {

  private final List<Finding> findings;
  private final int methods;
  private final int classes;
  private final Catalog catalog;

  WovenReport(List<Finding> findings, int methods, int classes, Catalog catalog) {
    this.findings = List.copyOf(findings);
    this.methods = methods;
    this.classes = classes;
    this.catalog = catalog;
  }

  /** Whether nothing is annotated, and nothing is wrong. */
  public boolean isEmpty() {
    return classes == 0 && findings.isEmpty();
  }

  /** What is wrong and the fix of each kind, or nothing. */
  public Optional<String> problems() {
    StringBuilder problems = new StringBuilder();
    for (Finding.Kind kind : Finding.Kind.values()) {
      List<Finding> ofKind = findings.stream().filter(found -> found.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        problems.append(problems.isEmpty() ? "" : "\n").append(kind.heading());
        ofKind.forEach(finding -> problems.append("\n    ").append(finding));
        problems.append("\n  Fix: ").append(kind.fix());
      }
    }
    return problems.isEmpty() ? Optional.empty() : Optional.of(problems.toString());
  }

  /** How much is woven, in one line. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s in %s %s woven, with up to %s",
        count(methods, "method", "methods"),
        count(classes, "class", "classes"),
        methods == 1 ? "is" : "are",
        count(labelSets(), "label set", "label sets"));
  }

  private long labelSets() {
    return catalog.metrics().stream()
        .map(CatalogMetric::labelSets)
        .flatMap(List::stream)
        .mapToLong(LabelSet::combinations)
        .reduce(0, LabelSet::add);
  }

  private static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }
}
