package ai.datapunk.weft.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A scrape as Prometheus reads it, in its text format. */
public final class ScrapedText {

  private ScrapedText() {}

  /** The lines of series, without those of help and type. */
  @SuppressWarnings("deprecation") // All clients have this constructor; create() came with 1.3.7.
  public static List<String> of(PrometheusRegistry registry) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try {
      new PrometheusTextFormatWriter(false).write(page, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return page.toString(UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
  }

  /** What is before the values: the names of the series, with their labels. */
  public static List<String> series(PrometheusRegistry registry) {
    return of(registry).stream().map(line -> line.substring(0, line.lastIndexOf(' '))).toList();
  }
}
