package com.example.storefront.report;

import static com.example.storefront.report.Figures.count;
import static com.example.storefront.report.Figures.ratio;
import static com.example.storefront.report.Figures.seconds;
import static com.example.storefront.report.Figures.share;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What the four families recorded, one section each, and what the shop's own metrics did. */
public final class Report {

  private static final List<String> STATES = List.of("open", "half_open", "closed");

  private final Scrape scrape;

  /** A report of what was scraped. */
  public Report(Scrape scrape) {
    this.scrape = scrape;
  }

  @Override
  public String toString() {
    return String.join(
        "\n",
        loadBalancer().toString(),
        retry().toString(),
        circuitBreaker().toString(),
        stateChanges().toString(),
        serviceMesh().toString(),
        checkouts().toString(),
        events().toString());
  }

  private Table loadBalancer() {
    Table table =
        timed("Load balancer", "service", "instance", "requests", "connection errors", "health");
    for (Sample requests : scrape.samples("load_balancer_requests_total")) {
      Map<String, String> of = of(requests, "service", "instance");
      addTimed(
          table,
          scrape.histogram("load_balancer_request_duration_seconds", of),
          requests.label("service"),
          requests.label("instance"),
          count(requests.value()),
          count(scrape.sum("load_balancer_connection_errors_total", of)),
          ratio(scrape.sum("load_balancer_instance_health", of)));
    }
    return table;
  }

  private Table retry() {
    Table table =
        timed("Retry", "service", "operation", "attempts", "by number", "succeeded", "failed");
    for (Sample calls : scrape.samples("retry_duration_seconds_count")) {
      Map<String, String> of = of(calls, "service", "operation");
      addTimed(
          table,
          scrape.histogram("retry_duration_seconds", of),
          calls.label("service"),
          calls.label("operation"),
          count(scrape.sum("retry_attempts_total", of)),
          attemptsByNumber(of),
          count(scrape.sum("retry_success_total", of)),
          count(scrape.sum("retry_failure_total", of)));
    }
    return table;
  }

  private String attemptsByNumber(Map<String, String> of) {
    StringJoiner numbers = new StringJoiner(", ");
    for (Sample attempts : scrape.samples("retry_attempts_total", of)) {
      numbers.add(attempts.label("attempt") + ": " + count(attempts.value()));
    }
    return numbers.toString();
  }

  private Table circuitBreaker() {
    Table table =
        timed(
            "Circuit breaker",
            "service",
            "state",
            "succeeded",
            "failed",
            "refused",
            "error rate",
            "recovered",
            "recovery time");
    for (Sample state : scrape.samples("circuit_breaker_state")) {
      Map<String, String> of = of(state, "service");
      Histogram recovery = scrape.histogram("circuit_breaker_recovery_time_seconds", of);
      List<Sample> errorRate = scrape.samples("circuit_breaker_error_rate", of);
      addTimed(
          table,
          scrape.histogram("circuit_breaker_request_duration_seconds", of),
          state.label("service"),
          STATES.get((int) state.value()),
          count(scrape.sum("circuit_breaker_requests_total", with(of, "status", "success"))),
          count(scrape.sum("circuit_breaker_requests_total", with(of, "status", "failure"))),
          count(scrape.sum("circuit_breaker_rejections_total", of)),
          errorRate.isEmpty() ? "-" : share(errorRate.get(0).value(), 1),
          count(recovery.count()),
          seconds(recovery.mean()));
    }
    return table;
  }

  private Table stateChanges() {
    Table table = new Table("State changes", "service", "from", "to", "times");
    for (Sample changes : scrape.samples("circuit_breaker_state_changes_total")) {
      if (changes.value() > 0) {
        table.row(
            changes.label("service"),
            changes.label("from_state"),
            changes.label("to_state"),
            count(changes.value()));
      }
    }
    return table;
  }

  private Table serviceMesh() {
    Table table =
        timed("Service mesh", "service", "operation", "succeeded", "failed", "error rate");
    for (Sample calls : scrape.samples("mesh_call_duration_seconds_count")) {
      Map<String, String> of = of(calls, "service", "operation");
      double failed = scrape.sum("mesh_service_calls_total", with(of, "status", "failure"));
      Histogram durations = scrape.histogram("mesh_call_duration_seconds", of);
      addTimed(
          table,
          durations,
          calls.label("service"),
          calls.label("operation"),
          count(scrape.sum("mesh_service_calls_total", with(of, "status", "success"))),
          count(failed),
          share(failed, durations.count()));
    }
    return table;
  }

  private Table checkouts() {
    String metric = "storefront_checkout_duration_seconds";
    Table table = timed("The shop's own metric, " + metric, "delivery", "checkouts");
    for (Sample checkouts : scrape.samples(metric + "_count")) {
      addTimed(
          table,
          scrape.histogram(metric, checkouts.labels()),
          checkouts.label("delivery"),
          count(checkouts.value()));
    }
    return table;
  }

  private Table events() {
    String metric = "events_processed_total";
    Table table = new Table("The shop's events, " + metric, "type", "status", "events");
    for (Sample events : scrape.samples(metric)) {
      if (events.value() > 0) {
        table.row(events.label("type"), events.label("status"), count(events.value()));
      }
    }
    return table;
  }

  private static Table timed(String title, String... headings) {
    return new Table(title, append(headings, "p50", "p95", "p99"));
  }

  private static void addTimed(Table table, Histogram durations, String... cells) {
    table.row(
        append(
            cells,
            seconds(durations.quantile(0.50)),
            seconds(durations.quantile(0.95)),
            seconds(durations.quantile(0.99))));
  }

  private static String[] append(String[] cells, String... more) {
    String[] all = Arrays.copyOf(cells, cells.length + more.length);
    System.arraycopy(more, 0, all, cells.length, more.length);
    return all;
  }

  private static Map<String, String> of(Sample sample, String... labels) {
    Map<String, String> chosen = new HashMap<>();
    for (String label : labels) {
      chosen.put(label, sample.label(label));
    }
    return chosen;
  }

  private static Map<String, String> with(Map<String, String> labels, String label, String value) {
    Map<String, String> more = new HashMap<>(labels);
    more.put(label, value);
    return more;
  }
}
