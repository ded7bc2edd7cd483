package ai.datapunk.weft.http;

import java.time.Duration;

/**
 * The limits of a server: what others can make it hold at a time, and for how long.
 *
 * @param threads how many exchanges run at a time
 * @param queue how many connections wait for a thread; those beyond are closed at once
 * @param backlog how many connections the operating system may hold that are not accepted yet
 * @param deadline how long an exchange may take, from its first byte on
 * @param stopWithin how long a stop waits for exchanges that run
 */
public record ServerLimits(
    int threads, int queue, int backlog, Duration deadline, Duration stopWithin) {

  /** For a few scrapers, one or two of which come at a time. */
  public static final ServerLimits DEFAULTS =
      new ServerLimits(4, 32, 64, Duration.ofSeconds(10), Duration.ofSeconds(5));
}
