package ai.datapunk.weft.view;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see of a scrape. A family is shown as the first {@link Grant} that names it
 * says, and not at all if none does. What is shown adds up to the unrestricted scrape: counters and
 * histograms are summed over the labels that are not shown, and gauges go by their {@link
 * GaugeRule}. A family of which no series may be seen is left out, with its name.
 *
 * <p>Immutable.
 */
public final class View implements UnaryOperator<MetricSnapshots> {

  private static final View EVERYTHING = of(Grant.of("*").level(Level.ALL));

  private final List<Grant> grants;

  private View(List<Grant> grants) {
    this.grants = grants;
  }

  /** What the grants show; without any, nothing. */
  public static View of(Grant... grants) {
    return new View(List.of(grants));
  }

  /** The scrape as it is. */
  public static View everything() {
    return EVERYTHING;
  }

  /** What is shown of a scrape. */
  @Override
  public MetricSnapshots apply(MetricSnapshots scraped) {
    return this == EVERYTHING
        ? scraped
        : new MetricSnapshots(scraped.stream().map(this::shown).filter(Objects::nonNull).toList());
  }

  private @Nullable MetricSnapshot shown(MetricSnapshot family) {
    String name = FamilyName.of(family);
    Grant grant = grant(name);
    return grant == null
        ? null
        : new FamilyView(grant, name).of(OverflowView.of(name, family, this::showsWhole));
  }

  private @Nullable Grant grant(String name) {
    for (Grant grant : grants) {
      if (grant.names(name)) {
        return grant;
      }
    }
    return null;
  }

  /** Whether all of a family's series are shown, or are part of what is. */
  private boolean showsWhole(String name) {
    Grant grant = grant(name);
    return grant != null && grant.showsAllSeries() && !grant.hides(name);
  }
}
