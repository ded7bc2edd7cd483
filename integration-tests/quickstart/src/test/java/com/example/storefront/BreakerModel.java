package com.example.storefront;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The payment service's breaker as {@link PaymentClient#charge} configures it, told in its terms.
 */
final class BreakerModel {

  private static final double FAILURE_RATE = 0.5;
  private static final int WINDOW = 20;
  private static final int MINIMUM_CALLS = 10;
  private static final int TRIAL_CALLS = 3;

  private final Truth truth;
  private final Deque<Boolean> window = new ArrayDeque<>();
  private String state = "closed";

  BreakerModel(Truth truth) {
    this.truth = truth;
  }

  String state() {
    return state;
  }

  /** A permitted call that ended this way. */
  void record(boolean success) {
    permit();
    window.add(success);
    if (state.equals("half_open")) {
      if (window.size() == TRIAL_CALLS) {
        changeTo(failureRate() < FAILURE_RATE ? "closed" : "open");
      }
      return;
    }
    if (window.size() > WINDOW) {
      window.remove();
    }
    if (window.size() >= MINIMUM_CALLS && failureRate() >= FAILURE_RATE) {
      changeTo("open");
    }
  }

  /** A permitted call that counts neither way. */
  void ignored() {
    permit();
  }

  /** The share of failed calls in the window, NaN below the minimum. */
  double errorRate() {
    return window.size() < MINIMUM_CALLS ? Double.NaN : failureRate();
  }

  /** The only calls that an open circuit lets through are trial calls. */
  private void permit() {
    if (state.equals("open")) {
      changeTo("half_open");
    }
  }

  private double failureRate() {
    return window.stream().filter(success -> !success).count() / (double) window.size();
  }

  private void changeTo(String next) {
    truth.count(
        "circuit_breaker_state_changes_total",
        "service",
        "payment",
        "from_state",
        state,
        "to_state",
        next);
    if (next.equals("closed")) {
      truth.count("circuit_breaker_recovery_time_seconds_count", "service", "payment");
    }
    state = next;
    window.clear();
  }
}
