package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.ABOUT;
import static ai.datapunk.weft.monitoring.alerts.Templates.PERCENTAGE;
import static ai.datapunk.weft.monitoring.alerts.Templates.first;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.counter;
import static ai.datapunk.weft.monitoring.rules.Sample.gauge;

import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import java.util.List;

/** Caches of an application's own. */
final class CacheAlerts implements AlertSource {

  private static final String RATIO = "cache_hit_ratio";
  private static final String EVICTIONS = "cache_evictions_total";

  @Override
  public String group() {
    return "cache";
  }

  @Override
  public List<Alert> alerts(Application application, AlertSettings settings) {
    return List.of(lowHitRate(application, settings), highEvictionRate(application, settings));
  }

  private static Alert lowHitRate(Application application, AlertSettings settings) {
    Series ratio = application.series(RATIO, "cache");
    Query low = ratio.now().below(0.8);
    return alert("LowCacheHitRate", low)
        .needs(RATIO)
        .lasting("15m")
        .team(settings.team("platform"))
        .says(
            "Low cache hit rate for " + first(low, "cache", "job"),
            "Cache hit rate below 80% for 15 minutes: " + PERCENTAGE)
        .runbook(
            Runbook.of(
                    "More than a fifth of the reads misses the cache: what it stands before gets more"
                        + " work than it is made for.")
                .look("The share of hits of each cache", ratio.now())
                .look("Whether entries are dropped early", "rate(" + EVICTIONS + "[5m])")
                .step("After a start a cache is empty: wait until it has filled.")
                .step("With many evictions it is too small for what is read.")
                .step("Without, entries end too early, or keys hardly repeat.")
                .silencedBy("It ends when four fifths of the reads hit."))
        .triedApart()
        .fires("three of eight reads miss", "62.5%", gauge(ratio, 0.95, 0.625))
        .isSilent("just not below four fifths", gauge(ratio, 0.95, 0.8))
        .build();
  }

  private static Alert highEvictionRate(Application application, AlertSettings settings) {
    Series evictions = application.series(EVICTIONS, "cache");
    Query many = evictions.rate("5m").above(100);
    return alert("HighEvictionRate", many)
        .needs(EVICTIONS)
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "High cache eviction rate for " + first(many, "cache", "job"),
            "Cache eviction rate above 100/s for 5 minutes: " + ABOUT + "/s")
        .runbook(
            Runbook.of("The cache drops a hundred entries a second to make room for others.")
                .look("The evictions of each cache per second", evictions.rate("5m"))
                .look("Whether reads still hit", RATIO)
                .step("If reads hit, the cache works hard and well: raise this threshold.")
                .step("If not, make it larger, or keep out of it what is read once only.")
                .silencedBy("It ends when fewer entries are dropped, over five minutes."))
        .triedApart()
        .fires("125 entries are dropped in a second", "125", counter(evictions, 1, 125))
        .isSilent("just below a hundred", counter(evictions, 1, 99))
        .build();
  }
}
