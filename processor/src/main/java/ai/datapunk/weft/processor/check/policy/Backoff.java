package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.ExponentialBackoff;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.time.Duration;
import java.util.List;

/**
 * The waits between attempts fit into {@code maxDuration}, at least where jitter makes every one of
 * them as short as can be and the calls themselves take no time.
 */
final class Backoff implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null) {
      return List.of();
    }
    Duration delay = retried.delay().value();
    Duration maxDelay = retried.maxDelay().value();
    Duration limit = retried.maxDuration().value();
    if (delay == null || maxDelay == null || limit == null) {
      return List.of();
    }
    return check(retried, nanos(delay), nanos(maxDelay), nanos(limit));
  }

  private static List<Finding> check(
      RetriedAnnotation retried, double delay, double maxDelay, double limit) {
    double waited = 0;
    // More than can be asked for has its own message, and would take long to add up.
    int attempts = Math.min(retried.maxAttempts(), Ranges.ATTEMPTS.most());
    for (int failed = 1; failed < attempts; failed++) {
      double length = ExponentialBackoff.length(delay, retried.multiplier(), maxDelay, failed);
      waited += retried.jitterType().shortest(delay, length, retried.jitter());
      if (waited > limit) {
        return List.of(finding(retried, failed + 1, Math.round(waited)));
      }
    }
    return List.of();
  }

  private static double nanos(Duration duration) {
    return (double) duration.toNanos();
  }

  private static Finding finding(RetriedAnnotation retried, int attempt, long nanos) {
    // Whole milliseconds read better, and no limit is shorter than one.
    String waited = DurationText.format(Duration.ofMillis(nanos / 1_000_000));
    return attempt == 2
        ? Message.BACKOFF_NEVER.at(
            retried.at().attribute("maxDuration"), waited, retried.maxDuration())
        : Message.BACKOFF_TOO_LONG.at(
            retried
                .at()
                .attribute(retried.isDefault("maxAttempts") ? "maxDuration" : "maxAttempts"),
            attempt,
            waited,
            retried.maxDuration(),
            attempt - 1);
  }
}
