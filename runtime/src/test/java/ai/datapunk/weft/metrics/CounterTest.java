package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.testing.Scrape;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterTest extends MetricsFixture {

  private Counter events() {
    return metrics
        .counter("events_processed_total", "Events by type and what became of them")
        .label("type", EventType.class)
        .label("status", Status.class)
        .register();
  }

  @Test
  void seriesOfEnumsAreThereAtZero() {
    events();
    Scrape scrape = scrape();
    for (EventType type : EventType.values()) {
      for (Status status : Status.values()) {
        assertThat(
                scrape.value(
                    "events_processed_total", "type", type.name(), "status", status.name()))
            .isZero();
      }
    }
  }

  @Test
  void countsByEnums() {
    Counter events = events();
    Scrape before = scrape();
    events.labelValues(EventType.CLICK, Status.OK).increment();
    events.labelValues(EventType.CLICK, Status.OK).increment(4);
    events.labelValues(EventType.VIEW, Status.DROPPED).increment();
    assertThat(changesSince(before))
        .isEqualTo(
            Map.of(
                "events_processed_total{status=\"OK\",type=\"CLICK\"}", "+5",
                "events_processed_total{status=\"DROPPED\",type=\"VIEW\"}", "+1"));
    assertThat(events.labelValues(EventType.CLICK, Status.OK))
        .isSameAs(events.labelValues(EventType.CLICK, Status.OK));
  }

  @Test
  void countsTheSameInSeriesThatAreDeclaredTwice() {
    events().labelValues(EventType.CLICK, Status.OK).increment();
    events().labelValues(EventType.CLICK, Status.OK).increment(2);
    assertThat(scrape().value("events_processed_total{status=\"OK\",type=\"CLICK\"}")).isEqualTo(3);
  }

  @Test
  void nullIsNoneOfAnEnumsValues() {
    Counter events = events();
    Scrape before = scrape();
    events.labelValues(null, Status.OK).increment(2);
    assertThat(changesSince(before))
        .isEqualTo(
            Map.of(
                "events_processed_total{status=\"OK\",type=\"other\"}", "+2",
                "weft_overflow_total{family=\"events_processed_total\"}", "+1"));
  }

  @Test
  void aConstantOfAnotherEnumIsNoneEither() {
    Counter events = events();
    Scrape before = scrape();
    events.labelValues(Status.OK, Status.OK).increment();
    assertThat(changesSince(before))
        .isEqualTo(
            Map.of(
                "events_processed_total{status=\"OK\",type=\"other\"}", "+1",
                "weft_overflow_total{family=\"events_processed_total\"}", "+1"));
  }

  @Test
  void countsByTexts() {
    Counter read =
        metrics
            .counter("stream_bytes_read_bytes_total", "Bytes read by topic")
            .label("topic", 2)
            .constantLabel("tier", "hot")
            .register();
    Scrape before = scrape();
    read.labelValues("a").increment(10);
    read.labelValues(new String("a")).increment(5);
    read.labelValues("b").increment(1);
    read.labelValues("c").increment(100);
    read.labelValues("d").increment(1000);
    assertThat(changesSince(before))
        .isEqualTo(
            Map.of(
                "stream_bytes_read_bytes_total{tier=\"hot\",topic=\"a\"}", "+15",
                "stream_bytes_read_bytes_total{tier=\"hot\",topic=\"b\"}", "+1",
                "stream_bytes_read_bytes_total{tier=\"hot\",topic=\"other\"}", "+1100",
                "weft_overflow_total{family=\"stream_bytes_read_bytes_total\"}", "+2"));
    assertThat(read.labelValues("a")).isSameAs(read.labelValues(new String("a")));
  }

  @Test
  void countsByBooleansNumbersAndObjects() {
    Counter reads =
        metrics
            .counter("cache_reads_total", "Reads of the cache")
            .booleanLabel("hit")
            .label("shard", 3)
            .label("region", List.of("eu", "us"))
            .register();
    Scrape before = scrape();
    reads.labelValues(true, 1, "eu").increment();
    reads.labelValues(false, 2L, URI.create("us")).increment(3);
    reads.labelValues(true, "1", "eu").increment();
    assertThat(changesSince(before))
        .isEqualTo(
            Map.of(
                "cache_reads_total{hit=\"true\",region=\"eu\",shard=\"1\"}", "+2",
                "cache_reads_total{hit=\"false\",region=\"us\",shard=\"2\"}", "+3"));
  }

  @Test
  void countsTimes() {
    Counter busy = metrics.counter("worker_busy_seconds_total", "Time at work").register();
    busy.increment(Duration.ofMillis(1_500));
    busy.increment(2);
    busy.incrementNanos(250_000_000);
    assertThat(scrape().value("worker_busy_seconds_total")).isEqualTo(3.75);
  }

  @Test
  @SuppressWarnings("NullAway") // Null is what is tried.
  void countsNothingThatCannotBeAndThrowsNothing() {
    Counter busy = metrics.counter("worker_busy_seconds_total", "Time at work").register();
    Counter jobs = metrics.counter("worker_jobs_total", "Jobs done").register();
    Scrape before = scrape();
    busy.increment(-1);
    busy.increment(Duration.ofNanos(-1));
    busy.increment(Long.MAX_VALUE);
    jobs.increment(-5);
    jobs.increment(Duration.ofSeconds(1));
    busy.increment(null);
    jobs.incrementNanos(1);
    assertThat(changesSince(before)).isEqualTo(Map.of("weft_recording_failures_total", "+7"));
  }

  @Test
  void anArgumentWhoseToStringThrowsIsUnknown() {
    Counter reads = metrics.counter("cache_reads_total", "Reads").label("key", 3).register();
    Scrape before = scrape();
    reads
        .labelValues(
            new Object() {
              @Override
              public String toString() {
                throw new IllegalStateException("no text");
              }
            })
        .increment();
    assertThat(changesSince(before))
        .isEqualTo(
            Map.of(
                "cache_reads_total{key=\"unknown\"}", "+1",
                "weft_recording_failures_total", "+1"));
  }

  @Test
  void theNumberOfValuesIsThatOfTheLabels() {
    Counter events = events();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> events.labelValues(EventType.CLICK))
        .withMessage("events_processed_total has the labels [type, status], but 1 value was given");
    assertThatIllegalArgumentException()
        .isThrownBy(events::increment)
        .withMessage(
            "events_processed_total has the labels [type, status], but 0 values were given");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> events.labelValues(1, 2, 3, 4, 5, 6, 7))
        .withMessage(
            "events_processed_total has the labels [type, status], but 7 values were given");
  }

  @Test
  void takesSevenLabels() {
    Counter many =
        metrics
            .counter("many_labels_total", "By seven")
            .label("a", 1)
            .label("b", 1)
            .label("c", 1)
            .label("d", 1)
            .label("e", 1)
            .label("f", 1)
            .label("g", 1)
            .register();
    many.labelValues(1, 2, 3, 4, 5, 6, 7).increment();
    assertThat(
            scrape()
                .value(
                    "many_labels_total{a=\"1\",b=\"2\",c=\"3\",d=\"4\",e=\"5\",f=\"6\",g=\"7\"}"))
        .isEqualTo(1);
  }

  @Test
  void losesNothingOfTwoThreads() throws InterruptedException {
    Counter events = events();
    Counter read = metrics.counter("reads_total", "Reads").label("topic", 4).register();
    Runnable work =
        () -> {
          for (int i = 0; i < 100_000; i++) {
            events
                .labelValues(EventType.CLICK, (i & 1) == 0 ? Status.OK : Status.DROPPED)
                .increment();
            read.labelValues("topic-" + (i & 3)).increment(2);
          }
        };
    Thread other = new Thread(work);
    other.start();
    work.run();
    other.join();
    Scrape scrape = scrape();
    assertThat(scrape.value("events_processed_total{status=\"OK\",type=\"CLICK\"}"))
        .isEqualTo(100_000);
    assertThat(scrape.value("events_processed_total{status=\"DROPPED\",type=\"CLICK\"}"))
        .isEqualTo(100_000);
    for (int i = 0; i < 4; i++) {
      assertThat(scrape.value("reads_total", "topic", "topic-" + i)).isEqualTo(100_000);
    }
  }
}
