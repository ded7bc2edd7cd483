package ai.datapunk.weft.it.weaving.migration;

import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.Gauged;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MetricSet;
import ai.datapunk.weft.annotation.Observed;
import java.time.Duration;
import java.util.function.IntSupplier;

// tag::set[]
@MetricSet
interface MailMetrics {

  enum Result {
    SENT,
    BOUNCED
  }

  @Counted(name = "mail_results_total", help = "Mails by what became of them")
  void mail(@Label("result") Result result);

  @Gauged(name = "mail_waiting_current", help = "Mails that wait")
  void waiting(IntSupplier waiting);

  @Observed(
      name = "mail_delivery_seconds",
      help = "How long mails take",
      buckets = {0.1, 1, 10})
  void delivered(Duration took);
}
// end::set[]
