package ai.datapunk.weft;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.engine.EndedApplications;
import ai.datapunk.weft.label.ErrorTypeMapper;
import ai.datapunk.weft.label.LabelSanitizer;
import ai.datapunk.weft.store.MetricStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a mesh's series: those of its builder, and before them those of applications, of
 * which the latest that says something holds. Thread-safe.
 */
final class RulesInUse {

  private final SeriesLimits limits;
  private final LabelSanitizer labelSanitizer;
  private final ErrorTypeMapper errorTypes;

  /** The latest comes first. */
  private final List<SeriesRules> ofApplications = new CopyOnWriteArrayList<>();

  RulesInUse(SeriesLimits limits, LabelSanitizer labelSanitizer, ErrorTypeMapper errorTypes) {
    this.limits = limits;
    this.labelSanitizer = labelSanitizer;
    this.errorTypes = errorTypes;
  }

  void add(SeriesRules rules) {
    remove(rules);
    ofApplications.add(0, rules);
  }

  /** Tells whether they were there: they, and not others that say the same. */
  @SuppressWarnings("ReferenceEquality")
  boolean remove(SeriesRules rules) {
    return ofApplications.removeIf(known -> known == rules);
  }

  /** Lets go of what applications gave that have ended. */
  boolean letGo() {
    return ofApplications.removeIf(
        rules ->
            EndedApplications.gave(rules.labelSanitizer())
                || EndedApplications.gave(rules.errorTypes()));
  }

  /** Has the limits hold, but for what is configured. */
  void limit(MetricStore store, Configuration configuration) {
    SeriesLimits now = latest(SeriesRules::limits, limits).configured(configuration);
    store.limit(now);
    UnknownMetrics.tell(now, store);
    if (now.isSaidOfFamilies()) {
      ClosedLabelSets.tellOfLimitsBelow(store);
    }
    store.events().write();
  }

  /** Has the functions asked. */
  void clean(MetricStore store) {
    store
        .labels()
        .by(
            latest(SeriesRules::labelSanitizer, labelSanitizer),
            latest(SeriesRules::errorTypes, errorTypes));
  }

  private <T> T latest(Function<SeriesRules, @Nullable T> part, T otherwise) {
    for (SeriesRules rules : ofApplications) {
      T said = part.apply(rules);
      if (said != null) {
        return said;
      }
    }
    return otherwise;
  }
}
