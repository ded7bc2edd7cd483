package com.example.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.storefront.report.Sample;
import com.example.storefront.report.Scrape;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Ten seconds, or two minutes with the profile {@code long}, in which instances die and come back,
 * leave and join again, under several threads and with scrapes all the time; {@code -Dsoak.seconds}
 * makes them as long as one likes.
 *
 * <p>While an instance is off the list none of its series is served. When it joins again they go on
 * where they ended, with the calls that were still on their way to it when it left. So with all
 * instances on the list in the end, the last scrape must agree with what the callers counted in
 * every series, those by instance too, to the unit.
 */
class SoakTest {

  private static final int SECONDS = Integer.getInteger("soak.seconds", 10);
  private static final long SEED = Long.getLong("quickstart.seed", 42);

  /** What no caller sees: held against itself in {@link #changesOfStateAddUp}. */
  private static final Set<String> NOT_SEEN_BY_CALLERS =
      Set.of(
          "circuit_breaker_state_seconds_total",
          "circuit_breaker_state_changes_total",
          "circuit_breaker_recovery_time_seconds_count");

  private static Soak soak;
  private static Scrape scrape;

  @BeforeAll
  static void soak() throws Exception {
    assertThat(SECONDS).as("soak.seconds: an outage begins every 10 s").isGreaterThanOrEqualTo(10);
    soak = Soak.of(SECONDS, SEED);
    scrape = soak.last;
  }

  @Test
  void everyCountIsExact() {
    assertThat(Counts.in(scrape, NOT_SEEN_BY_CALLERS))
        .containsExactlyInAnyOrderEntriesOf(soak.truth.counts());
  }

  @Test
  void aLotHappened() {
    assertThat(soak.deaths).isGreaterThan(SECONDS / 2);
    assertThat(soak.scrapes).isGreaterThan(SECONDS);
    assertThat(soak.truth.sum("retry_calls_total")).isGreaterThan(20.0 * SECONDS);
    assertThat(soak.truth.sum("load_balancer_connection_errors_total")).isPositive();
    assertThat(soak.truth.sum("circuit_breaker_rejections_total")).isPositive();
    assertThat(soak.truth.sum("mesh_service_registrations_total"))
        .isGreaterThan(soak.inventory.size());
  }

  @Test
  void noCallIsInFlightAndEveryInstanceIsThere() {
    Map<String, Double> inFlight =
        scrape.samples("load_balancer_active_connections").stream()
            .collect(Collectors.toMap(sample -> sample.label("instance"), Sample::value));

    assertThat(inFlight)
        .containsExactlyInAnyOrderEntriesOf(
            soak.inventory.stream().collect(Collectors.toMap(URI::getAuthority, uri -> 0.0)));
  }

  /** Every state that was entered was left again, but for the one that the circuit is in. */
  @Test
  void changesOfStateAddUp() {
    for (String service : new String[] {"inventory", "payment"}) {
      double state = scrape.sum("circuit_breaker_state", Map.of("service", service));
      double opened = changes(service, "closed", "open");
      double reopened = changes(service, "half_open", "open");
      double tried = changes(service, "open", "half_open");
      double closed = changes(service, "half_open", "closed");

      assertThat(opened + reopened - tried).isEqualTo(state == 0 ? 1 : 0);
      assertThat(tried - reopened - closed).isEqualTo(state == 1 ? 1 : 0);
      assertThat(
              scrape.sum("circuit_breaker_recovery_time_seconds_count", Map.of("service", service)))
          .isEqualTo(closed);
    }
    assertThat(changes("payment", "closed", "open")).isPositive();
  }

  private static double changes(String service, String from, String to) {
    return scrape.sum(
        "circuit_breaker_state_changes_total",
        Map.of("service", service, "from_state", from, "to_state", to));
  }
}
