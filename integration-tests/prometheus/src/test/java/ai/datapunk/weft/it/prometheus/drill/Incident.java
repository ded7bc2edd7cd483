package ai.datapunk.weft.it.prometheus.drill;

import java.util.Set;

/**
 * Something that breaks, and is mended once somebody was told.
 *
 * @param title as the page names it
 * @param breaks makes it so
 * @param mends ends it
 * @param expected the alerts that have to come, as {@code Alert of job to service} says them
 */
record Incident(String title, Step breaks, Step mends, Set<String> expected) {

  /** A thing to do. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }
}
