package ai.datapunk.weft.processor.check.policy;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.processor.check.Differences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In what two policies differ: by attribute, both values as a person would write them. */
final class PolicyDifferences {

  private PolicyDifferences() {}

  static Map<String, String> between(Circuit here, Circuit there) {
    return Differences.between(attributes(here), attributes(there));
  }

  static Map<String, String> between(Retry here, Retry there) {
    return Differences.between(attributes(here), attributes(there));
  }

  private static Map<String, String> attributes(Circuit circuit) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("failureRate", Double.toString(circuit.failureRate()));
    attributes.put(
        "window",
        circuit.windowCalls() == null
            ? Differences.duration(circuit.windowSeconds())
            : circuit.windowCalls() + " calls");
    attributes.put("minimumCalls", Integer.toString(circuit.minimumCalls()));
    attributes.put("openFor", Differences.duration(circuit.openFor()));
    attributes.put("trialCalls", Integer.toString(circuit.trialCalls()));
    attributes.put("slowCall", Differences.duration(circuit.slowCall()));
    attributes.put(
        "slowCallRate",
        circuit.slowCall() == null ? "not set" : Double.toString(circuit.slowCallRate()));
    attributes.put("failOn", list(circuit.failOn()));
    attributes.put("ignore", list(circuit.ignore()));
    return attributes;
  }

  private static Map<String, String> attributes(Retry retry) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("maxAttempts", Integer.toString(retry.maxAttempts()));
    attributes.put("delay", Differences.duration(retry.delay()));
    attributes.put("multiplier", Double.toString(retry.multiplier()));
    attributes.put("maxDelay", Differences.duration(retry.maxDelay()));
    attributes.put("jitter", Double.toString(retry.jitter()));
    attributes.put("jitterType", retry.jitterType().name());
    attributes.put("budget", Double.toString(retry.budget()));
    attributes.put("maxDuration", Differences.duration(retry.maxDuration()));
    attributes.put("retryOn", list(retry.retryOn()));
    attributes.put("abortOn", list(retry.abortOn()));
    attributes.put(
        "retryOnResult", retry.retryOnResult() == null ? "not set" : retry.retryOnResult());
    return attributes;
  }

  private static String list(List<String> types) {
    return types.isEmpty() ? "empty" : types.stream().sorted().collect(joining(", "));
  }
}
