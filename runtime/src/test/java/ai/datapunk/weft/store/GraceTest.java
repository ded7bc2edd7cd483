package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GraceTest {

  private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);

  private final Grace<String> grace = new Grace<>();

  private List<String> kept() {
    List<String> kept = new ArrayList<>();
    grace.forEach(kept::add);
    return kept;
  }

  @Test
  void frequentScrapesDoNotEndIt() {
    grace.add("a");
    for (int i = 0; i < 100; i++) {
      grace.age(7);
    }
    grace.age(7 + TEN_SECONDS - 1);
    assertThat(kept()).containsExactly("a");
    grace.age(7 + TEN_SECONDS);
    assertThat(kept()).isEmpty();
  }

  @Test
  void norDoRareOnes() {
    grace.add("a");
    for (int scrape = 1; scrape <= 3; scrape++) {
      grace.age(scrape * 100L * TEN_SECONDS);
      assertThat(kept()).containsExactly("a");
    }
    grace.age(400L * TEN_SECONDS);
    assertThat(kept()).isEmpty();
  }

  @Test
  void eachHasItsOwn() {
    grace.add("a");
    grace.age(0);
    grace.add("b");
    grace.age(TEN_SECONDS);
    grace.age(TEN_SECONDS);
    grace.age(TEN_SECONDS);
    assertThat(kept()).containsExactly("b");
    grace.age(2 * TEN_SECONDS);
    assertThat(kept()).isEmpty();
  }

  @Test
  void aClockThatWrapsAroundIsAClock() {
    grace.add("a");
    long before = Long.MAX_VALUE - 5;
    for (int i = 0; i < 4; i++) {
      grace.age(before);
    }
    assertThat(kept()).containsExactly("a");
    grace.age(before + TEN_SECONDS);
    assertThat(kept()).isEmpty();
  }
}
