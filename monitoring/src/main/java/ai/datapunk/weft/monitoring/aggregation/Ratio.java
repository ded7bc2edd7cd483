package ai.datapunk.weft.monitoring.aggregation;

import ai.datapunk.weft.contract.Family;
import java.util.List;
import java.util.Map;

/**
 * A share of a service's calls or requests: the quotient of two sums, and never a mean of
 * quotients.
 */
enum Ratio {
  FAILED_CALLS(
      "mesh_service_call_failures_per_calls", Family.MESH_SERVICE_CALLS, "status=\"failure\""),
  RETRIED_CALLS("retried_calls_per_calls", Family.RETRY_CALLS, "retried=\"true\""),
  FALLBACKS(
      "mesh_fallback_calls_per_calls", Family.MESH_FALLBACK_CALLS, "", Family.MESH_SERVICE_CALLS),
  CIRCUIT_FAILURES(
      "circuit_breaker_request_failures_per_requests",
      Family.CIRCUIT_BREAKER_REQUESTS,
      "status=\"failure\""),
  REJECTIONS(
      "circuit_breaker_rejections_per_requests",
      Family.CIRCUIT_BREAKER_REJECTIONS,
      "",
      Family.CIRCUIT_BREAKER_REQUESTS),
  BALANCED_ERRORS(
      "load_balancer_errors_per_requests",
      Family.LOAD_BALANCER_ERRORS,
      "",
      Family.LOAD_BALANCER_REQUESTS),
  HTTP_ERRORS("http_request_errors_per_requests", Family.HTTP_REQUESTS, "status=~\"5..\""),
  AUTH_FAILURES("auth_failures_per_attempts", Family.AUTH_FAILURES, "", Family.AUTH_ATTEMPTS);

  private final String metric;
  private final Family some;
  private final String matcher;
  private final Family all;

  Ratio(String metric, Family family, String matcher) {
    this(metric, family, matcher, family);
  }

  Ratio(String metric, Family some, String matcher, Family all) {
    this.metric = metric;
    this.some = some;
    this.matcher = matcher;
    this.all = all;
  }

  /** Nothing of a kind that has never been is none of it; nothing of nothing is no share. */
  Recorded rule() {
    String part = sum(some, matcher);
    String whole = sum(all, "");
    return new Recorded(
        "service:" + metric + ":ratio_rate5m",
        "(\n  " + part + "\n  or\n  0 * " + whole + "\n)\n/\n(" + whole + " > 0)",
        Map.of(),
        Tier.COMPLIANCE,
        all.metricName(),
        List.of("service"),
        false);
  }

  /** The family of which it is a part. */
  Family all() {
    return all;
  }

  /** The family that counts the part. */
  Family some() {
    return some;
  }

  /** Whether only some of that family's series are the part. */
  boolean isMatched() {
    return !matcher.isEmpty();
  }

  private static String sum(Family family, String matcher) {
    Measured measured = Measured.of(family);
    Level level = Level.of(measured);
    String selector = matcher.isEmpty() ? "" : "{" + matcher + "}";
    return "sum by (job, service) ("
        + level.name()
        + ":"
        + measured.baseName()
        + ":rate5m"
        + selector
        + ")";
  }
}
