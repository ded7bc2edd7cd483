package ai.datapunk.weft.access;

/** Decides on each request for metrics whether, and to whom, it is answered. Thread-safe. */
@FunctionalInterface
public interface Gate {

  /** Lets everybody see everything. */
  Gate OPEN = request -> Admission.Principal.ANYBODY;

  /** Decides on a request. */
  Admission admit(ScrapeRequest request);
}
