package ai.datapunk.weft.retry;

/**
 * Carries what a thread holds for the call that it makes, such as SLF4J's MDC, to what other
 * threads do for this call: later attempts of a method that returns a future or a publisher, and
 * its fallback. Must be thread-safe. For the MDC:
 *
 * <pre>{@code
 * Mesh.builder().contextCarrier(() -> {
 *   Map<String, String> callers = MDC.getCopyOfContextMap();
 *   return task -> {
 *     Map<String, String> own = MDC.getCopyOfContextMap();
 *     MDC.setContextMap(callers == null ? Map.of() : callers);
 *     try {
 *       task.run();
 *     } finally {
 *       MDC.setContextMap(own == null ? Map.of() : own);
 *     }
 *   };
 * })
 * }</pre>
 */
@FunctionalInterface
public interface ContextCarrier {

  /**
   * Captures the context of the current thread: once for each call, in the thread that makes its
   * first attempt, before that.
   */
  Captured capture();

  /** The context of a call, which any thread may be given while it works for this. */
  @FunctionalInterface
  interface Captured {

    /**
     * Runs a task at once, in the current thread, with this context; then gives the thread back
     * what it had. The task throws nothing.
     */
    void run(Runnable task);
  }
}
