package ai.datapunk.weft.it.storms;

import ai.datapunk.weft.config.Configuration;
import java.util.Map;

/** What holds for the mesh in a run; the classes are the same in all. */
enum Variant {
  NO_RETRIES("no retries", Map.of("weft.retry.enabled", "false", "weft.circuit.enabled", "false")),
  RETRIES("retries", Map.of("weft.retry.jitter", "0", "weft.circuit.enabled", "false")),
  PROPORTIONAL("retries, jitter of 20 %", Map.of("weft.circuit.enabled", "false")),
  FULL(
      "retries, full jitter",
      Map.of("weft.retry.jitter-type", "full", "weft.circuit.enabled", "false")),
  DECORRELATED(
      "retries, decorrelated jitter",
      Map.of("weft.retry.jitter-type", "decorrelated", "weft.circuit.enabled", "false")),
  CIRCUIT("retries, circuit", Map.of()),
  BUDGET("retries, budget", Map.of("weft.retry.budget", "0.2", "weft.circuit.enabled", "false")),
  ALL(
      "retries, full jitter, circuit, budget",
      Map.of("weft.retry.jitter-type", "full", "weft.retry.budget", "0.2"));

  private final String text;
  private final Map<String, String> settings;

  Variant(String text, Map<String, String> settings) {
    this.text = text;
    this.settings = settings;
  }

  String text() {
    return text;
  }

  Configuration configuration() {
    return Configuration.of(settings, Map.of(), Map.of());
  }
}
