package ai.datapunk.weft.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells, once for each family, which of its limits was reached and what grows: whoever has locks
 * where that is found out, the line is written without them. Thread-safe.
 */
final class LimitTeller {

  private static final Logger LOG = LoggerFactory.getLogger(MetricStore.class);

  /** How many values are shown. */
  private static final int EXAMPLES = 3;

  /** How much of each. */
  private static final int SHOWN = 40;

  private final String family;
  private final EventLog events;
  private final AtomicBoolean told = new AtomicBoolean();

  LimitTeller(String family, EventLog events) {
    this.family = family;
    this.events = events;
  }

  /** Whether no limit of the family was told of yet. */
  boolean isNews() {
    return !told.get();
  }

  /**
   * The label set is the first that the family has no place for.
   *
   * @param names the family's labels
   * @param open which of them grow
   * @param known the label sets that it has
   */
  void refused(
      LabelSetLimits limits,
      List<String> names,
      List<String> open,
      Collection<List<String>> known) {
    if (!told.compareAndSet(false, true)) {
      return;
    }
    if (known.isEmpty()) {
      int inAll = limits.inAll();
      String labels = String.join(", ", open);
      events.add(() -> logRefusedAtOnce(inAll, labels));
      return;
    }
    String grows =
        open.stream()
            .max(Comparator.comparingLong(label -> values(names.indexOf(label), known).size()))
            .orElseThrow();
    boolean ofFamily = limits.taken(family) >= limits.labelSets(family);
    int limit = ofFamily ? limits.labelSets(family) : limits.inAll();
    String examples = examples(values(names.indexOf(grows), known));
    events.add(() -> logRefused(ofFamily, limit, grows, examples));
  }

  private void logRefused(boolean ofFamily, int limit, String grows, String examples) {
    LOG.atWarn()
        .addKeyValue("family", family)
        .addKeyValue("limit", limit)
        .addKeyValue("label", grows)
        .log(
            "{} takes no further label set, since {} {}: what comes is recorded together, as"
                + " \"other\". What grows is the label '{}', with values of the form {}. Should it"
                + " be a label? The limit is weft.{}max-label-sets",
            family,
            ofFamily ? "it has" : "all families together have",
            limit,
            grows,
            examples,
            ofFamily ? "family." + family + "." : "");
  }

  /** The family has no label set yet: what grows is others'. */
  private void logRefusedAtOnce(int limit, String labels) {
    LOG.atWarn()
        .addKeyValue("family", family)
        .addKeyValue("limit", limit)
        .addKeyValue("label", labels)
        .log(
            "{} takes no label set with values of its own for {}, since all families together have"
                + " {}: what comes is recorded together, as \"other\". What grows is in other"
                + " families; the page of the endpoint shows how many each has. The limit is"
                + " weft.max-label-sets",
            family,
            labels,
            limit);
  }

  /** The first value of a label that has as many as it may have. */
  void refused(String label, int limit, String means, Collection<String> known) {
    if (told.compareAndSet(false, true)) {
      String examples = examples(Set.copyOf(known));
      events.add(() -> logRefused(label, limit, means, examples));
    }
  }

  private void logRefused(String label, int limit, String means, String examples) {
    LOG.atWarn()
        .addKeyValue("family", family)
        .addKeyValue("limit", limit)
        .addKeyValue("label", label)
        .log(
            "The label '{}' of {} takes no further value, since it has {}, with values of the"
                + " form {}: what comes is recorded as \"other\", or of a gauge not at all. The limit"
                + " is {}",
            label,
            family,
            limit,
            examples,
            means);
  }

  /** A limit that was set for the family by its name is below what is never refused. */
  void below(int limit, long closed) {
    events.add(() -> logBelow(limit, closed));
  }

  private void logBelow(int limit, long closed) {
    LOG.atWarn()
        .addKeyValue("family", family)
        .addKeyValue("limit", limit)
        .log(
            "weft.family.{}.max-label-sets is {}, but the family has {} label sets whose"
                + " values are all known in advance: these are never refused and do not count",
            family,
            limit,
            closed);
  }

  private static Set<String> values(int label, Collection<List<String>> known) {
    return known.stream().map(values -> values.get(label)).collect(Collectors.toSet());
  }

  private static String examples(Set<String> values) {
    return values.stream()
        .sorted()
        .limit(EXAMPLES)
        .map(LimitTeller::form)
        .collect(Collectors.joining(", "));
  }

  /** A value without what it says: a for letters, 0 for digits. */
  private static String form(String value) {
    StringBuilder form = new StringBuilder();
    IntStream signs = LabelText.cut(value, SHOWN).codePoints();
    signs.forEach(
        sign ->
            form.appendCodePoint(
                Character.isDigit(sign) ? '0' : Character.isLetter(sign) ? 'a' : sign));
    return form.append(value.length() > SHOWN ? "…" : "").toString();
  }
}
