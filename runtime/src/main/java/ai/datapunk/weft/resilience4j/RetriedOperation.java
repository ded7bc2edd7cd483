package ai.datapunk.weft.resilience4j;

/**
 * What a retry retries, as the labels {@code service} and {@code operation} name it.
 *
 * @param service the service that is called
 * @param operation what is asked of it
 */
public record RetriedOperation(String service, String operation) {

  /**
   * What a name stands for: {@code inventory.stock} is the operation {@code stock} of the service
   * {@code inventory}, divided at the first dot. A name without one is both.
   */
  public static RetriedOperation named(String name) {
    int dot = name.indexOf('.');
    return dot > 0 && dot < name.length() - 1
        ? new RetriedOperation(name.substring(0, dot), name.substring(dot + 1))
        : new RetriedOperation(name, name);
  }
}
