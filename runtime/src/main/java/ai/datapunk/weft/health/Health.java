package ai.datapunk.weft.health;

import static java.util.Objects.requireNonNull;

/**
 * What a health check found.
 *
 * @param detail why it is not healthy, for the log; empty if there is nothing to say. Never a
 *     secret
 */
public record Health(Status status, String detail) {

  /** Neither is null. */
  public Health {
    requireNonNull(status, "status");
    requireNonNull(detail, "detail");
  }

  private static final Health HEALTHY = new Health(Status.HEALTHY, "");

  /** How well it is, from the worst to the best. */
  public enum Status {
    /** It cannot do its work. */
    UNHEALTHY(0),
    /** It does its work, or some of it, in a worse way. */
    DEGRADED(0.5),
    /** It does its work. */
    HEALTHY(1);

    private final double value;

    Status(double value) {
      this.value = value;
    }

    /** The value of {@code health_status}: 0, 0.5 or 1. */
    public double value() {
      return value;
    }
  }

  /** It does its work. */
  public static Health healthy() {
    return HEALTHY;
  }

  /** It does its work, or some of it, in a worse way. */
  public static Health degraded(String detail) {
    return new Health(Status.DEGRADED, detail);
  }

  /** It cannot do its work. */
  public static Health unhealthy(String detail) {
    return new Health(Status.UNHEALTHY, detail);
  }
}
