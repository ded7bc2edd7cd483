package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.FetchFixture;
import ai.datapunk.weft.testing.Held;
import java.lang.ref.WeakReference;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Instances that are replaced again and again: what is kept is what there is now, and a little. */
class InstanceChurnTest extends FetchFixture {

  private static final int AT_A_TIME = 10;

  /** As many as are remembered after they left: as the registry of instances has it. */
  private static final int REMEMBERED = 100;

  /** How many may have series of their own. */
  private static final int LIMIT = 200;

  private final Probe probe =
      probe(timed.loadBalanced("stock", "round_robin", LIMIT, 0), Object.class);
  private volatile List<?> instances = List.of();

  InstanceChurnTest() {
    mesh.instances("stock", () -> instances);
  }

  private void call() {
    try {
      AdvisedCall.of(probe, null, instance -> "answer");
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void callInVain() {
    assertThat(AdvisedCall.thrown(probe, null, AdvisedCall.throwing(new ConnectException())))
        .isInstanceOf(ConnectException.class);
  }

  private void generation(int number) {
    instances =
        IntStream.range(0, AT_A_TIME).mapToObj(i -> "g" + number + "-" + i + ":80").toList();
  }

  private double requests(String instance) {
    return scrape()
        .value(
            "load_balancer_requests_total",
            "instance",
            instance,
            "service",
            "stock",
            "strategy",
            "round_robin");
  }

  private void churn(int generations, int scrapeEvery) {
    for (int generation = 0; generation < generations; generation++) {
      generation(generation);
      for (int i = 0; i < AT_A_TIME; i++) {
        call();
      }
      callInVain();
      if (scrapeEvery > 0 && generation % scrapeEvery == 0) {
        assertThat(calls("success")).isEqualTo((generation + 1) * AT_A_TIME);
        assertThat(calls("failure")).isEqualTo(generation + 1);
      }
    }
  }

  @Test
  void whatWasCountedForThoseThatAreForgottenStaysCounted() {
    churn(60, 7);
    assertThat(calls("success")).isEqualTo(60 * AT_A_TIME);
    assertThat(calls("failure")).isEqualTo(60);
    assertThat(
            scrape()
                .value(
                    "load_balancer_errors_total",
                    "error_type",
                    "ConnectException",
                    "service",
                    "stock"))
        .isEqualTo(60);
    assertThat(scrape().sum("load_balancer_requests_total")).isEqualTo(AT_A_TIME + 1);
  }

  /** Nothing but the weak references of the test holds on to them, scraped or not. */
  @Test
  void thoseThatAreForgottenAreNotInMemory() {
    for (int scrapeEvery : new int[] {0, 50}) {
      List<WeakReference<Object>> ever = new ArrayList<>();
      for (int generation = 0; generation < 300; generation++) {
        List<Object> now = IntStream.range(0, AT_A_TIME).mapToObj(i -> new Object()).toList();
        now.forEach(each -> ever.add(new WeakReference<>(each)));
        instances = now;
        IntStream.range(0, AT_A_TIME).forEach(i -> call());
        callInVain();
        if (scrapeEvery > 0 && generation % scrapeEvery == 0) {
          scrape();
        }
      }
      if (scrapeEvery > 0) {
        scrape();
      }
      int most = REMEMBERED + AT_A_TIME;
      assertThat(Held.of(ever, most)).isLessThanOrEqualTo(most);
      instances = List.of();
      mesh.instances("stock");
      ticker.advance(Duration.ofMinutes(11));
      scrape();
    }
  }

  @Test
  void aCallThatIsInFlightWhenItsInstanceIsForgottenCounts() throws Throwable {
    generation(0);
    AdvisedCall.of(
        probe,
        null,
        instance -> {
          churn(20, 0);
          return "late";
        });
    assertThat(calls("success")).isEqualTo(20 * AT_A_TIME + 1);
    assertThat(requests("g0-0:80")).isNaN();
    assertThat(inFlight("g0-0:80")).isNaN();
    AdvisedCall.thrown(
        probe,
        null,
        instance -> {
          churn(20, 0);
          throw new IllegalStateException("late");
        });
    assertThat(calls("failure")).isEqualTo(41);
  }

  @Test
  void oneThatComesBackInTimeGoesOnAndOneThatDoesNotBeginsAnew() {
    instances = List.of("a:80");
    call();
    instances = List.of("b:80");
    call();
    ticker.advance(Duration.ofMinutes(10).minusNanos(1));
    instances = List.of("a:80");
    call();
    assertThat(requests("a:80")).isEqualTo(2);
    instances = List.of("b:80");
    call();
    ticker.advance(Duration.ofMinutes(10));
    assertThat(requests("a:80")).isNaN();
    instances = List.of("a:80");
    call();
    assertThat(requests("a:80")).isEqualTo(1);
    assertThat(calls("success")).isEqualTo(5);
  }

  @Test
  void theSeriesOfALabelThatOthersHaveTooStay() {
    for (int i = 0; i < 2 * REMEMBERED; i++) {
      instances = List.of(URI.create("http://h:80/" + i));
      call();
    }
    assertThat(requests("h:80")).isEqualTo(2 * REMEMBERED);
    assertThat(calls("success")).isEqualTo(2 * REMEMBERED);
  }

  @Test
  void thoseBeyondTheLimitHaveNoSeriesOfTheirOwnNorLoseWhatTheyCounted() {
    int beyond = 10;
    instances = IntStream.range(0, LIMIT + beyond).mapToObj(i -> "i" + i).toList();
    IntStream.range(0, LIMIT + beyond).forEach(i -> call());
    assertThat(requests("other")).isEqualTo(beyond);
    assertThat(requests("i" + LIMIT)).isNaN();
    generation(0);
    call();
    assertThat(requests("other")).isEqualTo(beyond);
    assertThat(calls("success")).isEqualTo(LIMIT + beyond + 1);
  }
}
