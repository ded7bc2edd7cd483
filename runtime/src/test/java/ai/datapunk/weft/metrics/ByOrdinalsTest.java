package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.Character.UnicodeScript;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Data points that are found by the ordinals of several labels, beside the walk by each label. */
class ByOrdinalsTest extends MetricsFixture {

  enum Region {
    NORTH,
    SOUTH {}, // Of a class of its own.
    WEST
  }

  private static final List<@Nullable Object> TYPES =
      Arrays.asList(EventType.CLICK, EventType.VIEW, null, Status.OK, "VIEW", 7);
  private static final List<@Nullable Object> STATUSES =
      Arrays.asList(Status.OK, Status.DROPPED, null, EventType.VIEW, "OK");
  private static final List<@Nullable Object> REGIONS =
      Arrays.asList(Region.NORTH, Region.SOUTH, Region.WEST, null, Month.MAY, "WEST");

  @Test
  void constantsLeadWhereEachOfThemDoes() {
    Counter one = metrics.counter("one_total", "One").label("region", Region.class).register();
    Counter two =
        metrics
            .counter("two_total", "Two")
            .label("type", EventType.class)
            .label("region", Region.class)
            .register();
    Counter three =
        metrics
            .counter("three_total", "Three")
            .label("type", EventType.class)
            .label("status", Status.class)
            .label("region", Region.class)
            .register();
    for (Region region : withNull(Region.values())) {
      assertThat(one.labelConstants(region)).isSameAs(one.branch(1).dataPoint(region));
      for (EventType type : withNull(EventType.values())) {
        assertThat(two.labelConstants(type, region))
            .as("%s %s", type, region)
            .isSameAs(two.branch(2).next(type).dataPoint(region));
        for (Status status : withNull(Status.values())) {
          assertThat(three.labelConstants(type, status, region))
              .as("%s %s %s", type, status, region)
              .isSameAs(three.branch(3).next(type).next(status).dataPoint(region));
        }
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> three.labelConstants(EventType.VIEW, Status.OK))
        .withMessageContaining("2 values were given");
  }

  private static <E> List<@Nullable E> withNull(E[] constants) {
    List<@Nullable E> all = new ArrayList<>(Arrays.asList(constants));
    all.add(null);
    return all;
  }

  @Test
  void twoLabelsLeadWhereEachDoes() {
    Counter events =
        metrics
            .counter("events_total", "Events")
            .label("type", EventType.class)
            .label("status", Status.class)
            .register();
    for (int again = 0; again < 2; again++) {
      for (Object type : TYPES) {
        for (Object status : STATUSES) {
          assertThat(events.labelValues(type, status))
              .as("%s %s", type, status)
              .isSameAs(events.branch(2).next(type).dataPoint(status));
        }
      }
    }
  }

  @Test
  void threeLabelsLeadWhereEachDoes() {
    Counter events =
        metrics
            .counter("events_total", "Events")
            .label("type", EventType.class)
            .label("status", Status.class)
            .label("region", Region.class)
            .register();
    for (int again = 0; again < 2; again++) {
      for (Object type : TYPES) {
        for (Object status : STATUSES) {
          for (Object region : REGIONS) {
            assertThat(events.labelValues(type, status, region))
                .as("%s %s %s", type, status, region)
                .isSameAs(events.branch(3).next(type).next(status).dataPoint(region));
          }
        }
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> events.labelValues(EventType.VIEW, Status.OK))
        .withMessageContaining("2 values were given");
  }

  @Test
  void eachIsItsOwnSeries() {
    Counter events =
        metrics
            .counter("events_total", "Events")
            .label("region", Region.class)
            .label("status", Status.class)
            .register();
    int amount = 0;
    for (Region region : Region.values()) {
      for (Status status : Status.values()) {
        amount++;
        events.labelValues(region, status).increment(amount);
        events.labelValues(region, status).increment(10);
      }
    }
    assertThat(scrape().value("events_total{region=\"NORTH\",status=\"OK\"}")).isEqualTo(11);
    assertThat(scrape().value("events_total{region=\"NORTH\",status=\"DROPPED\"}")).isEqualTo(12);
    assertThat(scrape().value("events_total{region=\"SOUTH\",status=\"OK\"}")).isEqualTo(13);
    assertThat(scrape().value("events_total{region=\"SOUTH\",status=\"DROPPED\"}")).isEqualTo(14);
    assertThat(scrape().value("events_total{region=\"WEST\",status=\"OK\"}")).isEqualTo(15);
    assertThat(scrape().value("events_total{region=\"WEST\",status=\"DROPPED\"}")).isEqualTo(16);
  }

  @Test
  void moreThanAnArrayIsForAreFoundByEachLabel() {
    Counter letters =
        metrics
            .counter("letters_total", "Letters")
            .label("script", UnicodeScript.class)
            .label("month", Month.class)
            .label("region", Region.class)
            .register();
    letters.labelValues(UnicodeScript.GREEK, Month.MAY, Region.WEST).increment(3);
    letters.labelValues(UnicodeScript.GREEK, Month.MAY, Region.WEST).increment(4);
    assertThat(scrape().value("letters_total{month=\"MAY\",region=\"WEST\",script=\"GREEK\"}"))
        .isEqualTo(7);
  }
}
