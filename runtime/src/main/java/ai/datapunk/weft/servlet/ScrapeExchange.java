package ai.datapunk.weft.servlet;

import io.prometheus.metrics.exporter.common.PrometheusHttpExchange;
import io.prometheus.metrics.exporter.common.PrometheusHttpRequest;
import io.prometheus.metrics.exporter.common.PrometheusHttpResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * A request as the Prometheus client sees it. What it answers is kept until all of it is there: the
 * client ends a compressed answer properly even if writing it has failed. Faults are the servlet's
 * business.
 */
final class ScrapeExchange
    implements PrometheusHttpExchange, PrometheusHttpRequest, PrometheusHttpResponse {

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  ScrapeExchange(HttpServletRequest request, HttpServletResponse response) {
    this.request = request;
    this.response = response;
  }

  /** Sends the body, of which a {@code HEAD} is told the length. */
  void send() throws IOException {
    if (body.size() > 0) {
      response.setContentLength(body.size());
    }
    if (!MetricsServlet.isHead(request)) {
      body.writeTo(response.getOutputStream());
    }
  }

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
    return request.getQueryString();
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return request.getHeaders(name);
  }

  @Override
  public String getMethod() {
    return request.getMethod();
  }

  @Override
  public String getRequestPath() {
    return request.getRequestURI();
  }

  @Override
  public void setHeader(String name, String value) {
    response.setHeader(name, value);
  }

  @Override
  public OutputStream sendHeadersAndGetBody(int status, int length) {
    response.setStatus(status);
    return body;
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
