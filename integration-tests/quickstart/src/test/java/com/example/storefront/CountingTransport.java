package com.example.storefront;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.ClosedChannelException;

/** Counts each request where it leaves the shop: what an attempt really did. For one thread. */
final class CountingTransport implements Transport {

  private final Transport transport = Transport.http();
  private final Truth truth;
  private final BreakerModel payment;
  private final String paymentAuthority;
  private int sent;

  CountingTransport(Truth truth, BreakerModel payment, String paymentAuthority) {
    this.truth = truth;
    this.payment = payment;
    this.paymentAuthority = paymentAuthority;
  }

  /** How many requests were sent, or failed to be. */
  int sent() {
    return sent;
  }

  @Override
  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    sent++;
    String authority = request.uri().getAuthority();
    return authority.equals(paymentAuthority)
        ? sendToPayment(request)
        : sendToInventory(request, authority);
  }

  private HttpResponse<String> sendToPayment(HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = transport.send(request);
    switch (response.statusCode()) {
      case 200 -> permitted("payment", true);
      case 402 -> payment.ignored();
      default -> {
        permitted("payment", false);
        truth.count(
            "circuit_breaker_failures_total",
            "service",
            "payment",
            "error_type",
            "ServiceUnavailableException");
      }
    }
    return response;
  }

  private HttpResponse<String> sendToInventory(HttpRequest request, String authority)
      throws IOException, InterruptedException {
    truth.count(
        "load_balancer_requests_total",
        "service",
        "inventory",
        "instance",
        authority,
        "strategy",
        "round_robin");
    truth.count(
        "load_balancer_request_duration_seconds_count",
        "service",
        "inventory",
        "instance",
        authority);
    try {
      HttpResponse<String> response = transport.send(request);
      permitted("inventory", true);
      return response;
    } catch (IOException e) {
      String errorType = e.getClass().getSimpleName();
      permitted("inventory", false);
      truth.count(
          "circuit_breaker_failures_total", "service", "inventory", "error_type", errorType);
      truth.count("load_balancer_errors_total", "service", "inventory", "error_type", errorType);
      if (isConnectionError(e)) {
        truth.count(
            "load_balancer_connection_errors_total",
            "service",
            "inventory",
            "instance",
            authority,
            "error_type",
            errorType);
      }
      throw e;
    }
  }

  /** Whether there was no connection, or it was lost: what an HTTP client throws then. */
  private static boolean isConnectionError(Throwable thrown) {
    return thrown != null
        && (thrown instanceof SocketException
            || thrown instanceof ClosedChannelException
            || thrown instanceof EOFException
            || thrown instanceof HttpConnectTimeoutException
            || isConnectionError(thrown.getCause()));
  }

  private void permitted(String service, boolean success) {
    String status = success ? "success" : "failure";
    truth.count("circuit_breaker_requests_total", "service", service, "status", status);
    truth.count(
        "circuit_breaker_request_duration_seconds_count", "service", service, "status", status);
    if (service.equals("payment")) {
      payment.record(success);
    }
  }
}
