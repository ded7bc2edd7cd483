package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.SampleShop.catalog;
import static ai.datapunk.weft.monitoring.SampleShop.gauge;
import static ai.datapunk.weft.monitoring.SampleShop.guarded;
import static ai.datapunk.weft.monitoring.SampleShop.timed;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.monitoring.SampleShop;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import ai.datapunk.weft.monitoring.rules.Sample;
import ai.datapunk.weft.monitoring.rules.Scenario;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which alerts an application gets. */
class AlertGroupsTest {

  private static final Set<String> ALL = new TreeSet<>(AlertGroups.names());

  @Test
  void whatNobodyAskedForIsThereWithItsMetrics() {
    assertThat(names(List.of(), SampleShop.catalog()))
        .containsExactly(
            "ServiceDown",
            "ServiceDegraded",
            "HighErrorRate",
            "HighMemoryUsage",
            "HighCPUUsage",
            "DiskSpaceRunningOut",
            "SlowRequests",
            "HighConnectionCount",
            "LowCacheHitRate",
            "HighRetryRate",
            "RetryBudgetExhausted",
            "DependencyOutage",
            "CircuitBreakerOpen",
            "CircuitAboutToOpen",
            "NoInstances",
            "ObjectiveBurnsFast",
            "ObjectiveBurnsSlow",
            "ObjectiveBudgetSpent",
            "ObjectiveNotMeasured",
            "HighAuthFailureRate",
            "UnusualTrafficSpike",
            "NodeDown",
            "NetworkErrors",
            "UnwovenMethods",
            "RecordingFailures",
            "SeriesLimitReached",
            "ServiceLabelRenamed");
    assertThat(names(List.of(), catalog(timed("stock"))))
        .doesNotContain(
            "HighRetryRate",
            "DependencyOutage",
            "CircuitBreakerOpen",
            "NoInstances",
            "LowCacheHitRate",
            "ObjectiveNotMeasured");
  }

  @Test
  void whatIsAskedForIsThereWhole() {
    assertThat(names(List.of("service_mesh", "queue"), catalog(timed("stock"))))
        .containsExactly(
            "QueueBacklog",
            "DeadLetterQueueNotEmpty",
            "HighRetryRate",
            "RetryBudgetExhausted",
            "DependencyOutage",
            "CircuitBreakerOpen",
            "CircuitAboutToOpen",
            "NoInstances");
    assertThat(names(ALL, catalog())).hasSize(32).doesNotHaveDuplicates();
  }

  /** Else nothing would notice if one of them were changed. */
  @ParameterizedTest
  @EnumSource
  void eachIsTriedFiringAndSilentAndSaysWhatToDo(HttpMetrics http) {
    for (AlertGroup group :
        AlertGroups.of(application(SampleShop.catalog()), settings(http), ALL)) {
      for (Alert alert : group.alerts()) {
        assertThat(alert.scenarios()).as(alert.name()).anyMatch(Scenario::fires);
        assertThat(alert.scenarios()).as(alert.name()).anyMatch(scenario -> !scenario.fires());
        assertThat(alert.summary().text()).as(alert.name()).isNotEmpty();
        assertThat(alert.runbook().looks()).as(alert.name()).isNotEmpty();
        assertThat(alert.runbook().steps()).as(alert.name()).isNotEmpty();
        assertThat(alert.runbook().silence()).as(alert.name()).isNotEmpty();
      }
    }
  }

  /** Else one of them would be seen in what another expects. */
  @ParameterizedTest
  @EnumSource
  void thoseThatAreTriedTogetherHaveSeriesAndAlertsOfTheirOwn(HttpMetrics http) {
    List<Alert> together =
        AlertGroups.of(application(SampleShop.catalog()), settings(http), ALL).stream()
            .flatMap(group -> group.alerts().stream())
            .filter(Alert::together)
            .toList();
    assertThat(together).hasSize(29);
    for (Alert alert : together) {
      assertThat(alert.scenarios())
          .as(alert.name())
          .flatExtracting(Scenario::samples)
          .extracting(Sample::selector)
          .doesNotHaveDuplicates();
      assertThat(alert.scenarios().stream().filter(Scenario::fires).map(alert::labels))
          .as(alert.name())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void labelsAreThoseThatTheCatalogsGive() {
    assertThat(summary("LowCacheHitRate", gauge("cache_hit_ratio", "cache")))
        .isEqualTo("Low cache hit rate for {{ $labels.cache }}");
    assertThat(summary("LowCacheHitRate", gauge("cache_hit_ratio", "region")))
        .isEqualTo("Low cache hit rate for {{ $labels.job }}");
    assertThat(summary("DataLagHigh", gauge("stream_lag_seconds", "partition")))
        .isEqualTo("High data lag in {{ $labels.job }}");
    assertThat(summary("QueueBacklog", gauge("rabbitmq_queue_messages")))
        .isEqualTo("Queue backlog on {{ $labels.job }}");
    assertThat(names(List.of(), catalog(gauge("rabbitmq_queue_messages"))))
        .contains("QueueBacklog")
        .doesNotContain("DeadLetterQueueNotEmpty");
    assertThat(summary("HighAuthFailureRate", gauge("auth_attempts_total", "realm")))
        .isEqualTo("High auth failure rate for {{ $labels.job }}");
  }

  @Test
  void aMetricThatSeveralHaveHasTheLabelsThatAllGiveIt() {
    Application both =
        new Application(
            List.of(
                catalog(gauge("cache_hit_ratio", "cache", "region")),
                catalog(gauge("cache_hit_ratio", "region"))));
    assertThat(both.series("cache_hit_ratio", "cache").labels())
        .containsExactly("instance", "job", "region");
  }

  @Test
  void theOrderOfCatalogsIsNotSeen() {
    Catalog one = catalog(guarded("stock", 10, 20), SampleShop.balanced("stock", "random"));
    Catalog other = catalog(guarded("stock", 10, 30), SampleShop.balanced("stock", "round_robin"));
    Application first = new Application(List.of(one, other));
    Application second = new Application(List.of(other, one));
    assertThat(first.circuits()).isEqualTo(second.circuits());
    assertThat(first.balances()).isEqualTo(second.balances());
  }

  @Test
  void ofTwoCircuitsOfOneServiceTheLongerOneCounts() {
    Application both =
        new Application(
            List.of(
                catalog(guarded("stock", 1)),
                catalog(guarded("stock", 30)),
                catalog(guarded("stock", 2))));
    assertThat(both.circuits().values()).extracting(Circuit::openFor).containsExactly(30.0);
  }

  @Test
  void coresRaiseTheThreshold() {
    AlertSettings four = new AlertSettings(HttpMetrics.WEFT, "", 4);
    assertThat(find("HighCPUUsage", four, catalog()).query().text())
        .isEqualTo("rate(process_cpu_seconds_total[5m]) > 3.2");
  }

  @Test
  void aTeamGetsAll() {
    AlertSettings ours = new AlertSettings(HttpMetrics.WEFT, "ours", 1);
    assertThat(AlertGroups.of(application(SampleShop.catalog()), ours, ALL))
        .flatExtracting(AlertGroup::alerts)
        .extracting(Alert::team)
        .containsOnly("ours");
    assertThat(AlertGroups.of(application(catalog()), settings(HttpMetrics.BOOT), ALL))
        .flatExtracting(AlertGroup::alerts)
        .extracting(Alert::team)
        .contains("platform", "security", "data");
  }

  private static List<String> names(Collection<String> asked, Catalog catalog) {
    return AlertGroups.of(application(catalog), settings(HttpMetrics.WEFT), asked).stream()
        .flatMap(group -> group.alerts().stream())
        .map(Alert::name)
        .toList();
  }

  private static String summary(String name, CatalogMethod method) {
    return find(name, settings(HttpMetrics.WEFT), catalog(method)).summary().text();
  }

  private static Alert find(String name, AlertSettings settings, Catalog catalog) {
    return AlertGroups.of(application(catalog), settings, ALL).stream()
        .flatMap(group -> group.alerts().stream())
        .filter(alert -> alert.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Application application(Catalog catalog) {
    return new Application(List.of(catalog));
  }

  private static AlertSettings settings(HttpMetrics http) {
    return new AlertSettings(http, "", 1);
  }
}
