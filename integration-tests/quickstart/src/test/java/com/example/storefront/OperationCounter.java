package com.example.storefront;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import java.io.IOException;
import java.util.List;

/** Counts each call of an annotated method where it is made: what the caller saw. */
final class OperationCounter {

  /** A call of an annotated method. */
  @FunctionalInterface
  interface Call<T> {
    T get() throws IOException, InterruptedException, CardDeclinedException;
  }

  private final Truth truth;
  private final CountingTransport transport;
  private final String service;
  private final String operation;
  private final int maxAttempts;

  OperationCounter(
      Truth truth, CountingTransport transport, String service, String operation, int maxAttempts) {
    this.truth = truth;
    this.transport = transport;
    this.service = service;
    this.operation = operation;
    this.maxAttempts = maxAttempts;
  }

  <T> T count(Call<T> call) throws IOException, InterruptedException, CardDeclinedException {
    int before = transport.sent();
    try {
      T value = call.get();
      ended("success", attempts(transport.sent() - before), "value_returned");
      truth.count(
          "retry_success_total",
          "service",
          service,
          "operation",
          operation,
          "attempts_needed",
          Integer.toString(transport.sent() - before));
      return value;
    } catch (IOException e) {
      failed(e, attempts(transport.sent() - before));
      throw e;
    } catch (CardDeclinedException e) {
      failed(e, attempts(transport.sent() - before));
      throw e;
    } catch (CallRefusedException e) {
      truth.count("circuit_breaker_rejections_total", "service", service);
      failed(e, attempts(transport.sent() - before + 1));
      throw e;
    }
  }

  private void failed(Exception e, int attempts) {
    ended("failure", attempts, result(e, attempts));
    for (String family : List.of("retry_failure_total", "mesh_call_failures_total")) {
      truth.count(
          family,
          "service",
          service,
          "operation",
          operation,
          "error_type",
          e.getClass().getSimpleName());
    }
  }

  /** What would have been tried again ends before only where the budget allows no retry. */
  private String result(Exception e, int attempts) {
    if (!(e instanceof IOException)) {
      return "exception_not_retryable";
    }
    return attempts == maxAttempts ? "max_attempts_reached" : "budget_exhausted";
  }

  private void ended(String status, int attempts, String result) {
    truth.count(
        "retry_calls_total",
        "service",
        service,
        "operation",
        operation,
        "retried",
        Boolean.toString(attempts > 1),
        "result",
        result);
    truth.count("retry_duration_seconds_count", "service", service, "operation", operation);
    truth.count(
        "mesh_service_calls_total", "service", service, "operation", operation, "status", status);
    truth.count("mesh_call_duration_seconds_count", "service", service, "operation", operation);
  }

  private int attempts(int attempts) {
    for (int attempt = 1; attempt <= attempts; attempt++) {
      truth.count(
          "retry_attempts_total",
          "service",
          service,
          "operation",
          operation,
          "attempt",
          Integer.toString(attempt));
    }
    return attempts;
  }
}
