package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.ManualTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraceTest {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final Grace<String> grace = new Grace<>();
  private ManualTicker ticker = new ManualTicker();

  private List<String> kept() {
    List<String> kept = new ArrayList<>();
    grace.forEach(kept::add);
    return kept;
  }

  private void scrape() {
    grace.age(ScrapeTime.begin(ticker), ended -> true);
  }

  private void scrapeAfter(Duration time) {
    ticker.advance(time);
    scrape();
  }

  @Test
  void frequentScrapesDoNotEndIt() {
    grace.add("a");
    for (int i = 0; i < 100; i++) {
      scrape();
    }
    scrapeAfter(TEN_SECONDS.minusNanos(1));
    assertThat(kept()).containsExactly("a");
    scrapeAfter(Duration.ofNanos(1));
    assertThat(kept()).isEmpty();
  }

  @Test
  void norDoRareOnes() {
    grace.add("a");
    for (int scrape = 1; scrape <= 3; scrape++) {
      scrapeAfter(Duration.ofHours(1));
      assertThat(kept()).containsExactly("a");
    }
    scrapeAfter(Duration.ofHours(1));
    assertThat(kept()).isEmpty();
  }

  @Test
  void eachHasItsOwn() {
    grace.add("a");
    scrape();
    grace.add("b");
    scrapeAfter(TEN_SECONDS);
    scrape();
    scrape();
    assertThat(kept()).containsExactly("b");
    scrapeAfter(TEN_SECONDS);
    assertThat(kept()).isEmpty();
  }

  @Test
  void anotherClockBeginsAnewAndSoDoesOneThatGoesBack() {
    ticker.advance(Duration.ofDays(3650));
    grace.add("a");
    scrape();
    ticker = new ManualTicker();
    scrape();
    scrape();
    scrape();
    assertThat(kept()).containsExactly("a");
    scrapeAfter(TEN_SECONDS);
    assertThat(kept()).isEmpty();
    ticker.advance(Duration.ofDays(3650));
    grace.add("b");
    scrape();
    ticker.advance(Duration.ofDays(-3650));
    scrape();
    scrape();
    scrapeAfter(TEN_SECONDS);
    assertThat(kept()).isEmpty();
  }

  @Test
  void whatMayNotGoStaysAndHoldsUpNoOther() {
    grace.add("a");
    grace.add("b");
    for (int scrape = 1; scrape <= 4; scrape++) {
      ticker.advance(TEN_SECONDS);
      grace.age(ScrapeTime.begin(ticker), "b"::equals);
    }
    assertThat(kept()).containsExactly("a");
    grace.keepAtMost(0, "b"::equals);
    assertThat(kept()).containsExactly("a");
    grace.keepAtMost(0, "a"::equals);
    assertThat(kept()).isEmpty();
  }
}
