package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CatalogMethod.Fallback;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.JitterType;
import ai.datapunk.weft.contract.PlainNumber;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a method is called, in words: each policy in a sentence, and as short as can be. */
final class MethodPolicies {

  private final JsonArray all = new JsonArray();

  private MethodPolicies() {}

  static JsonArray json(CatalogMethod method) {
    MethodPolicies policies = new MethodPolicies();
    if (method.retry() != null) {
      policies.retry(method.retry());
    }
    if (method.circuit() != null) {
      policies.circuit(method.circuit());
    }
    if (method.balance() != null) {
      policies.balance(method.balance());
    }
    if (method.fallback() != null) {
      policies.fallback(method.fallback());
    }
    if (method.objective() != null) {
      policies.objective(method.objective());
    }
    return policies.all;
  }

  private void add(String kind, String text, String shortly) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", kind);
    json.addProperty("text", text);
    json.addProperty("short", shortly);
    all.add(json);
  }

  private void retry(Retry retry) {
    StringBuilder text = new StringBuilder();
    text.append(retry.maxAttempts()).append(" attempts");
    if (retry.delay() > 0) {
      text.append(", the first wait is ").append(Units.seconds(retry.delay()));
      if (retry.jitterType() == JitterType.DECORRELATED) {
        text.append(", each next up to three times the one before, and up to ")
            .append(Units.seconds(retry.maxDelay()));
      } else if (retry.multiplier() != 1) {
        text.append(", each next ")
            .append(PlainNumber.of(retry.multiplier()))
            .append(" times as long up to ")
            .append(Units.seconds(retry.maxDelay()));
      }
      jitter(text, retry);
    }
    if (retry.maxDuration() != null) {
      text.append(", within ").append(Units.seconds(retry.maxDuration()));
    }
    if (retry.budget() > 0) {
      text.append(", retries at most ").append(Units.percent(retry.budget())).append(" of calls");
    }
    listed(text, ", on ", retry.retryOn());
    listed(text, ", not on ", retry.abortOn());
    if (retry.retryOnResult() != null) {
      text.append(", and on results by ").append(retry.retryOnResult());
    }
    add("Retried", text.toString(), retry.maxAttempts() + " attempts");
  }

  private void circuit(Circuit circuit) {
    StringBuilder text = new StringBuilder("opens for ");
    text.append(Units.seconds(circuit.openFor()))
        .append(" when ")
        .append(Units.percent(circuit.failureRate()))
        .append(" fail of the calls of ")
        .append(window(circuit))
        .append(" (at least ")
        .append(circuit.minimumCalls())
        .append(")");
    if (circuit.slowCall() != null) {
      text.append(", or ")
          .append(Units.percent(circuit.slowCallRate()))
          .append(" take longer than ")
          .append(Units.seconds(circuit.slowCall()));
    }
    text.append("; ").append(circuit.trialCalls()).append(" trial calls");
    listed(text, ", fails on ", circuit.failOn());
    listed(text, ", ignores ", circuit.ignore());
    add("Circuit", text.toString(), "circuit");
  }

  private static String window(Circuit circuit) {
    Double seconds = circuit.windowSeconds();
    return seconds != null
        ? "the last " + Units.seconds(seconds)
        : "the last " + circuit.windowCalls() + " calls";
  }

  private void balance(Balance balance) {
    add(
        "Balanced",
        balance.strategy() + " over at most " + balance.maxInstances() + " instances",
        balance.strategy());
  }

  private void fallback(Fallback fallback) {
    add("Fallback", fallback.method() + " answers when a call has failed", "fallback");
  }

  private void objective(CatalogObjective objective) {
    List<String> parts = new ArrayList<>();
    if (objective.availability() != null) {
      parts.add(Units.percent(objective.availability()) + " of calls succeed");
    }
    if (objective.latency() != null && objective.latencyTarget() != null) {
      parts.add(
          Units.percent(objective.latencyTarget())
              + " end within "
              + Units.seconds(objective.latency()));
    }
    Duration window = Duration.ofSeconds(Math.round(objective.window()));
    add(
        "Objective",
        String.join(", ", parts) + ", over " + DurationText.formatDays(window),
        "objective");
  }

  private static void jitter(StringBuilder text, Retry retry) {
    if (retry.jitterType() != JitterType.PROPORTIONAL) {
      text.append(", ").append(retry.jitterType().label()).append(" jitter");
    } else if (retry.jitter() > 0) {
      text.append(", jitter ").append(Units.percent(retry.jitter()));
    }
  }

  private static void listed(StringBuilder text, String before, List<String> names) {
    if (!names.isEmpty()) {
      text.append(before).append(String.join(", ", names));
    }
  }
}
