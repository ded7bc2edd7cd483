package ai.datapunk.weft.resilience4j;

import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A registry of metrics whose changes are told, and the log. */
abstract class BridgeFixture {

  final PrometheusRegistry registry = new PrometheusRegistry();
  final Changes changes = new Changes(registry);
  final CapturedLog log = new CapturedLog();

  @AfterEach
  final void stopCapturing() {
    log.close();
  }

  /** The labels of all series that are of a service, or have it in another label. */
  final List<String> seriesOf(String service) {
    return registry.scrape().stream()
        .flatMap(family -> family.getDataPoints().stream())
        .map(point -> point.getLabels().toString())
        .filter(labels -> labels.contains(service))
        .toList();
  }
}
