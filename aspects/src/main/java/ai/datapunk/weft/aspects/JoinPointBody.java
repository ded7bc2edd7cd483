package ai.datapunk.weft.aspects;

import ai.datapunk.weft.attempt.MethodBody;
import org.aspectj.lang.ProceedingJoinPoint;
import org.jspecify.annotations.Nullable;

/**
 * The body of a method, which runs as often as there are attempts, several at a time if there are
 * several subscriptions. Thread-safe.
 */
final class JoinPointBody implements MethodBody {

  private final ProceedingJoinPoint joinPoint;
  private final @Nullable Object[] given;

  /** The body behind a join point, which was called with these arguments. */
  JoinPointBody(ProceedingJoinPoint joinPoint, @Nullable Object[] given) {
    this.joinPoint = joinPoint;
    this.given = given;
  }

  @Override
  public @Nullable Object run(@Nullable Object[] arguments) throws Throwable {
    return arguments == given ? joinPoint.proceed() : proceed(arguments);
  }

  @Override
  public @Nullable Object answer(Throwable failed) throws Throwable {
    return JoinPointProbes.answer(joinPoint.getStaticPart(), failed, joinPoint.getTarget(), given);
  }

  /** A join point keeps the arguments of all that proceed in the same place. */
  private synchronized @Nullable Object proceed(@Nullable Object[] arguments) throws Throwable {
    return joinPoint.proceed(arguments);
  }
}
