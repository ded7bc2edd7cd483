package ai.datapunk.weft.it.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes metrics by OTLP over HTTP, as a collector does. */
final class OtlpReceiver implements AutoCloseable {

  /** What one export had. */
  record Export(String path, String contentType, ExportMetricsServiceRequest request) {

    ResourceMetrics only() {
      if (request.getResourceMetricsCount() != 1) {
        throw new AssertionError(request);
      }
      return request.getResourceMetrics(0);
    }

    Map<String, String> resource() {
      return labels(only().getResource().getAttributesList());
    }

    Metric metric(String name) {
      return only().getScopeMetricsList().stream()
          .flatMap(scope -> scope.getMetricsList().stream())
          .filter(metric -> metric.getName().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError(name + " is not in " + request));
    }
  }

  private final HttpServer server;
  private final BlockingQueue<Export> exports = new LinkedBlockingQueue<>();

  OtlpReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/metrics";
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      exports.add(
          new Export(
              exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody())));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** The next export. */
  Export next() throws InterruptedException {
    Export export = exports.poll(30, TimeUnit.SECONDS);
    if (export == null) {
      throw new AssertionError("Nothing was exported");
    }
    return export;
  }

  static Map<String, String> labels(List<KeyValue> attributes) {
    Map<String, String> labels = new TreeMap<>();
    attributes.forEach(
        attribute -> labels.put(attribute.getKey(), attribute.getValue().getStringValue()));
    return labels;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
