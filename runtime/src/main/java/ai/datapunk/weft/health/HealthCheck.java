package ai.datapunk.weft.health;

/** A look at something that an application needs for its work. */
@FunctionalInterface
public interface HealthCheck {

  /**
   * What it finds. It is asked by one thread at a time, which may wait, and is interrupted where it
   * takes too long.
   *
   * @throws Exception if it is unhealthy, by the exception's type
   */
  Health check() throws Exception;
}
