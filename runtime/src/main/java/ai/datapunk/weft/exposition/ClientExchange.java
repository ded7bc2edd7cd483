package ai.datapunk.weft.exposition;

import ai.datapunk.weft.http.BoundedHttpServer;
import com.sun.net.httpserver.HttpExchange;
import io.prometheus.metrics.exporter.common.PrometheusHttpExchange;
import io.prometheus.metrics.exporter.common.PrometheusHttpRequest;
import io.prometheus.metrics.exporter.common.PrometheusHttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exchange as the Prometheus client sees it. Faults and the end are the router's business. */
record ClientExchange(HttpExchange exchange)
    implements PrometheusHttpExchange, PrometheusHttpRequest, PrometheusHttpResponse {

  @Override
  public PrometheusHttpRequest getRequest() {
    return this;
  }

  @Override
  public PrometheusHttpResponse getResponse() {
    return this;
  }

  @Override
  public @Nullable String getQueryString() {
    return exchange.getRequestURI().getRawQuery();
  }

  @Override
  public @Nullable Enumeration<String> getHeaders(String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? null : Collections.enumeration(values);
  }

  @Override
  public String getMethod() {
    return exchange.getRequestMethod();
  }

  @Override
  public String getRequestPath() {
    return exchange.getRequestURI().getRawPath();
  }

  @Override
  public void setHeader(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  @Override
  public OutputStream sendHeadersAndGetBody(int status, int length) throws IOException {
    Answers.harden(exchange.getResponseHeaders());
    BoundedHttpServer.answering();
    if (Answers.isHead(exchange)) {
      exchange.sendResponseHeaders(status, -1);
      return OutputStream.nullOutputStream();
    }
    exchange.sendResponseHeaders(status, length);
    return exchange.getResponseBody();
  }

  @Override
  public void handleException(IOException fault) throws IOException {
    throw fault;
  }

  @Override
  public void handleException(RuntimeException fault) {
    throw fault;
  }

  @Override
  public void close() {}
}
