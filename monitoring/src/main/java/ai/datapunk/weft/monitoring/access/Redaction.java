package ai.datapunk.weft.monitoring.access;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Template;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which labels alerts lose before they leave Prometheus.
 *
 * @param usual whether names that say so are among them
 * @param asked which others are
 */
public record Redaction(boolean usual, SortedSet<String> asked) {

  /** Asks for none of the usual ones. */
  private static final String NONE = "none";

  /** What Alertmanager goes by. */
  private static final Set<String> NEEDED =
      Set.of("alertname", "severity", "team", "job", "service", "instance", "operation");

  /** Makes the set unmodifiable. */
  public Redaction {
    asked = Collections.unmodifiableSortedSet(new TreeSet<>(asked));
  }

  /** The labels whose names say so, and no others. */
  public static Redaction byNames() {
    return new Redaction(true, Collections.emptyNavigableSet());
  }

  /**
   * Those labels as well, with commas between them; {@code none} among them stands for leaving out
   * the usual ones.
   *
   * @throws IllegalArgumentException if one of them is no label, or one that all alerts need
   */
  public static Redaction of(String list) {
    NavigableSet<String> asked = new TreeSet<>();
    Stream.of(list.split(",", -1)).map(String::trim).forEach(asked::add);
    boolean usual = !asked.remove(NONE);
    asked.forEach(Redaction::requireSpare);
    return new Redaction(usual, asked);
  }

  private static void requireSpare(String label) {
    if (!label.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
      throw new IllegalArgumentException(
          "'"
              + label
              + "' is not a label. Fix: name labels as the metrics have them, with commas between"
              + " them.");
    }
    if (NEEDED.contains(label)) {
      throw new IllegalArgumentException(
          "Alertmanager goes by '" + label + "'. Fix: leave it out, and name what is secret.");
    }
  }

  /**
   * Holds what is asked for against the texts of these alerts, which are sent as they are.
   *
   * @throws IllegalArgumentException if one of them says what a label is that is asked for
   */
  public void requireUnsaid(Collection<Alert> alerts) {
    for (Alert alert : alerts) {
      for (String label : says(alert)) {
        if (asked.contains(label)) {
          throw new IllegalArgumentException(
              alert.name()
                  + " says the value of '"
                  + label
                  + "' in its text, which is sent as it is. Fix: leave the label out of what is"
                  + " redacted, or mask its values where they are recorded (mask = true).");
        }
      }
    }
  }

  /**
   * Holds what is dropped against labels that tell environments apart: without them, the alerts of
   * two environments would be one, which ends when it ends in either.
   *
   * @param known what is dropped of the catalogs' own metrics
   * @throws IllegalArgumentException if one of the labels is dropped
   */
  public void requireKept(Collection<String> labels, Collection<String> known) {
    for (String label : labels) {
      if (asked.contains(label)) {
        throw new IllegalArgumentException(
            onlyBy(label)
                + ", and it is asked to be redacted. Fix: leave it out of one of the two.");
      }
      if (known.contains(label) || (usual && SensitiveNames.matches(label))) {
        throw new IllegalArgumentException(
            onlyBy(label)
                + ", and it is redacted, as its name says that it is personal or a secret, or a catalog"
                + " masks it. Fix: tell environments apart by another label, or redact 'none' of the"
                + " usual ones and name those that are to be.");
      }
    }
  }

  private static String onlyBy(String label) {
    return "Alerts of different environments differ by '" + label + "'";
  }

  private static SortedSet<String> says(Alert alert) {
    SortedSet<String> labels = new TreeSet<>();
    for (Template text : List.of(alert.summary(), alert.description())) {
      labels.addAll(text.labels());
    }
    return labels;
  }

  /**
   * The labels of the catalogs' own metrics that the usual pattern does not see, and that all the
   * same are personal: they are masked, or allowed with a reason, or their names say so in another
   * style. Labels that alerts name or need are not among them.
   */
  public SortedSet<String> known(Collection<Catalog> catalogs, Collection<Alert> alerts) {
    SortedSet<String> known = new TreeSet<>();
    if (usual) {
      catalogs.stream()
          .flatMap(catalog -> catalog.metrics().stream())
          .flatMap(metric -> metric.labelSets().stream())
          .flatMap(set -> set.labels().stream())
          .filter(Redaction::isPersonal)
          .forEach(label -> known.add(label.name()));
    }
    alerts.forEach(alert -> known.removeAll(says(alert)));
    known.removeAll(NEEDED);
    return known;
  }

  private static boolean isPersonal(CatalogLabel label) {
    return !SensitiveNames.matches(label.name())
        && (label.mask() || !label.allow().isEmpty() || SensitiveNames.isSensitive(label.name()));
  }
}
