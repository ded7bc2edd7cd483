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
      "mesh_fallback_calls_per_calls",
      Family.MESH_FALLBACK_CALLS,
      Family.MESH_SERVICE_CALLS,
      false),
  CIRCUIT_FAILURES(
      "circuit_breaker_request_failures_per_requests",
      Family.CIRCUIT_BREAKER_REQUESTS,
      "status=\"failure\""),
  /** Requests are what the circuit let through, so what it refused is beside them. */
  REJECTIONS(
      "circuit_breaker_rejections_per_requests",
      Family.CIRCUIT_BREAKER_REJECTIONS,
      Family.CIRCUIT_BREAKER_REQUESTS,
      true),
  BALANCED_ERRORS(
      "load_balancer_errors_per_requests",
      Family.LOAD_BALANCER_ERRORS,
      Family.LOAD_BALANCER_REQUESTS,
      false),
  HTTP_ERRORS("http_request_errors_per_requests", Family.HTTP_REQUESTS, "status=~\"5..\""),
  AUTH_FAILURES("auth_failures_per_attempts", Family.AUTH_FAILURES, Family.AUTH_ATTEMPTS, false);

  private final String metric;
  private final Family some;
  private final String matcher;
  private final Family all;
  private final boolean isBeside;

  Ratio(String metric, Family family, String matcher) {
    this(metric, family, matcher, family, false);
  }

  Ratio(String metric, Family some, Family all, boolean isBeside) {
    this(metric, some, "", all, isBeside);
  }

  Ratio(String metric, Family some, String matcher, Family all, boolean isBeside) {
    this.metric = metric;
    this.some = some;
    this.matcher = matcher;
    this.all = all;
    this.isBeside = isBeside;
  }

  /** The name of what is recorded. */
  String ruleName() {
    return "service:" + metric + ":ratio_rate5m";
  }

  /** Nothing of a kind that has never been is none of it; nothing of nothing is no share. */
  Recorded rule(List<String> apart) {
    String part = sum(some, matcher, apart);
    String others = sum(all, "", apart);
    String whole =
        isBeside ? "\n" + (or(part, others) + "\n+\n" + or(others, part)).indent(2) : others;
    return new Recorded(
        ruleName(),
        or(part, others) + "\n/\n(" + (isBeside ? "(" + whole + ")" : whole) + " > 0)",
        Map.of(),
        Tier.COMPLIANCE,
        all.metricName(),
        List.of("service"),
        false);
  }

  /** What there is of the one, and none where there is only the other. */
  private static String or(String one, String other) {
    return "(\n  " + one + "\n  or\n  0 * " + other + "\n)";
  }

  /** The family of which it is a part, or beside which it is. */
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

  /** Whether the part is counted beside the other family, and not within it. */
  boolean isBeside() {
    return isBeside;
  }

  private static String sum(Family family, String matcher, List<String> apart) {
    Measured measured = Measured.of(family, apart);
    String selector = matcher.isEmpty() ? "" : "{" + matcher + "}";
    return "sum "
        + new Level(List.of("service"), apart).by()
        + " ("
        + Level.of(measured).name()
        + ":"
        + measured.baseName()
        + ":rate5m"
        + selector
        + ")";
  }
}
