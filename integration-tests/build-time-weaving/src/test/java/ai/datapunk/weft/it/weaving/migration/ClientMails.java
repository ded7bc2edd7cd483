package ai.datapunk.weft.it.weaving.migration;

import ai.datapunk.weft.it.weaving.migration.MailMetrics.Result;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Queue;

// tag::client[]
final class ClientMails {

  private final Counter mails;
  private final Histogram deliveries;

  ClientMails(PrometheusRegistry registry, Queue<String> waiting) {
    mails =
        Counter.builder()
            .name("mail_results_total")
            .help("Mails by what became of them")
            .labelNames("result")
            .register(registry);
    for (Result result : Result.values()) {
      mails.initLabelValues(result.name());
    }
    GaugeWithCallback.builder()
        .name("mail_waiting_current")
        .help("Mails that wait")
        .callback(callback -> callback.call(waiting.size()))
        .register(registry);
    deliveries =
        Histogram.builder()
            .name("mail_delivery_seconds")
            .help("How long mails take")
            .classicOnly()
            .classicUpperBounds(0.1, 1, 10)
            .register(registry);
  }

  void mail(Result result) {
    mails.labelValues(result.name()).inc();
  }

  void delivered(Duration took) {
    deliveries.observe(took.toNanos() / 1e9);
  }
}
// end::client[]
