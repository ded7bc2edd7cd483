package ai.datapunk.weft.attempt;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.store.ErrorTypes;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The meaning of a failed attempt to the circuit and the instance. Thread-safe. */
final class Verdicts {

  private final @Nullable CircuitPolicy policy;
  private final boolean asynchronous;

  /**
   * The verdicts on a method's attempts.
   *
   * @param policy null if no circuit guards the method
   */
  Verdicts(@Nullable CircuitPolicy policy, CallKind kind) {
    this.policy = policy;
    this.asynchronous = kind != CallKind.SYNCHRONOUS;
  }

  /** On an attempt that has not begun: it was refused, or there was no instance for it. */
  Verdict ofNotBegun(Throwable thrown) {
    return thrown instanceof CallRefusedException ? Verdict.REFUSED : of(thrown);
  }

  /**
   * A future that its caller cancelled says nothing about the service; having no instance does,
   * whatever the method itself may throw.
   */
  Verdict of(Throwable thrown) {
    Throwable inner = ErrorTypes.unwrapped(thrown);
    if (asynchronous && inner instanceof CancellationException) {
      return Verdict.IGNORED;
    }
    if (policy == null) {
      return Verdict.FAILURE;
    }
    if (policy.ignores(inner) || policy.ignore().contains(thrown.getClass())) {
      return Verdict.IGNORED;
    }
    boolean down = inner instanceof NoInstanceAvailableException;
    boolean fails = policy.fails(inner) || policy.failOn().contains(thrown.getClass());
    return down || fails ? Verdict.FAILURE : Verdict.SUCCESS;
  }
}
