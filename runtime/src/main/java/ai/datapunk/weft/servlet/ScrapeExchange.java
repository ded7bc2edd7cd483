package ai.datapunk.weft.servlet;

import io.prometheus.metrics.exporter.common.PrometheusHttpExchange;
import io.prometheus.metrics.exporter.common.PrometheusHttpRequest;
import io.prometheus.metrics.exporter.common.PrometheusHttpResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A request as the Prometheus client sees it. Faults are the servlet's business. */
record ScrapeExchange(HttpServletRequest request, HttpServletResponse response)
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
  public OutputStream sendHeadersAndGetBody(int status, int length) throws IOException {
    response.setStatus(status);
    if (MetricsServlet.isHead(request)) {
      return OutputStream.nullOutputStream();
    }
    if (length > 0) {
      response.setContentLength(length);
    }
    return response.getOutputStream();
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
