package ai.datapunk.weft.annotation;

/**
 * How the waits between attempts are spread, so that callers who failed together do not call
 * together again. <i>Full</i> and <i>decorrelated</i> are those of "Exponential Backoff And Jitter"
 * (Marc Brooker, AWS Architecture Blog, 2015).
 */
public enum JitterType {
  /** Each wait strays by {@link Retried#jitter} of itself, to either side. */
  PROPORTIONAL,

  /** Each wait is anything between nothing and its length. */
  FULL,

  /**
   * Each wait is anything between {@link Retried#delay} and three times the wait before it, and no
   * longer than {@link Retried#maxDelay}; {@link Retried#multiplier} is not asked.
   */
  DECORRELATED
}
