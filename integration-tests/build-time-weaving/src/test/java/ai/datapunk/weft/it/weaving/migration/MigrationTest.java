package ai.datapunk.weft.it.weaving.migration;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.it.weaving.ShownCode;
import ai.datapunk.weft.it.weaving.migration.MailMetrics.Result;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/migration.md shows: three times the same metrics. */
class MigrationTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh = Mesh.builder().registry(registry).build();
  private final Queue<String> queue = new ArrayDeque<>(List.of("a", "b"));

  @BeforeEach
  void use() {
    Weft.use(mesh);
  }

  @AfterEach
  void close() {
    Weft.release(mesh);
    mesh.close();
  }

  private void recordInSet() {
    // tag::use[]
    MailMetrics mails = Weft.metrics(MailMetrics.class);
    mails.waiting(queue::size);

    mails.mail(Result.SENT);
    mails.delivered(Duration.ofMillis(500));
    // end::use[]
    mails.delivered(Duration.ofSeconds(2));
  }

  private List<String> recordedByClient() throws IOException {
    PrometheusRegistry clients = new PrometheusRegistry();
    ClientMails mails = new ClientMails(clients, queue);
    mails.mail(Result.SENT);
    mails.delivered(Duration.ofMillis(500));
    mails.delivered(Duration.ofSeconds(2));
    return lines(clients);
  }

  private List<String> recordedByMicrometer() throws IOException {
    PrometheusRegistry micrometers = new PrometheusRegistry();
    MicrometerMails mails =
        new MicrometerMails(
            new PrometheusMeterRegistry(
                PrometheusConfig.DEFAULT, micrometers, io.micrometer.core.instrument.Clock.SYSTEM),
            queue);
    mails.mail(Result.SENT);
    mails.delivered(Duration.ofMillis(500));
    mails.delivered(Duration.ofSeconds(2));
    return lines(micrometers);
  }

  private static List<String> lines(PrometheusRegistry registry) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("mail"))
        .toList();
  }

  @Test
  void aPageIsTheSameAsThatOfTheClient() throws IOException {
    recordInSet();
    assertThat(lines(registry))
        .contains(
            "mail_results_total{result=\"BOUNCED\"} 0.0",
            "mail_results_total{result=\"SENT\"} 1.0",
            "mail_waiting_current 2.0",
            "mail_delivery_seconds_bucket{le=\"1.0\"} 1",
            "mail_delivery_seconds_count 2",
            "mail_delivery_seconds_sum 2.5")
        .containsExactlyElementsOf(recordedByClient());
  }

  /** Which keeps a maximum besides. */
  @Test
  void aPageIsTheSameAsThatOfMicrometer() throws IOException {
    recordInSet();
    List<String> before = recordedByMicrometer();
    assertThat(before).filteredOn(line -> line.contains("mail_delivery_seconds_max")).isNotEmpty();
    assertThat(new TreeSet<>(lines(registry)))
        .isEqualTo(
            new TreeSet<>(
                before.stream().filter(not(line -> line.contains("_seconds_max"))).toList()));
  }

  @Test
  void aMetricThatIsStillRegisteredElsewhereIsRefused() {
    PrometheusRegistry clients = new PrometheusRegistry();
    assertThat(new ClientMails(clients, queue)).isNotNull();
    try (Mesh other = Mesh.builder().registry(clients).build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> other.metrics().of(MailMetrics.class))
          .withMessageContaining("mail_results");
    }
  }

  @Test
  void thePageShowsThisCode() throws IOException {
    List<String> shown = new ArrayList<>(ShownCode.in("test", ClientMails.class.getName()));
    shown.addAll(ShownCode.in("test", MicrometerMails.class.getName()));
    shown.addAll(ShownCode.in("main", MailMetrics.class.getName()));
    shown.addAll(ShownCode.in("test", MigrationTest.class.getName()));
    assertThat(shown).hasSize(4).isEqualTo(ShownCode.onPage("migration.md"));
  }
}
