package ai.datapunk.weft.it.weaving.migration;

import ai.datapunk.weft.it.weaving.migration.MailMetrics.Result;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;

// tag::micrometer[]
final class MicrometerMails {

  private final Map<Result, Counter> mails = new EnumMap<>(Result.class);
  private final Timer deliveries;

  MicrometerMails(MeterRegistry registry, Queue<String> waiting) {
    for (Result result : Result.values()) {
      mails.put(
          result,
          Counter.builder("mail.results")
              .description("Mails by what became of them")
              .tag("result", result.name())
              .register(registry));
    }
    MeterBinder queue =
        to ->
            Gauge.builder("mail.waiting.current", waiting, Queue::size)
                .description("Mails that wait")
                .register(to);
    queue.bindTo(registry);
    deliveries =
        Timer.builder("mail.delivery")
            .description("How long mails take")
            .serviceLevelObjectives(
                Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10))
            .register(registry);
  }

  void mail(Result result) {
    mails.get(result).increment();
  }

  void delivered(Duration took) {
    deliveries.record(took);
  }
}
// end::micrometer[]
