package ai.datapunk.weft.attack;

/**
 * An attack on the endpoint.
 *
 * @param what it is, as the page says it
 * @param result what comes of it
 * @param held has it made, asserts that this comes of it, and that a scrape is answered meanwhile
 *     if it lasts
 */
record Attack(String what, String result, Course held) {

  /** How an attack goes. */
  interface Course {

    /** Makes it. */
    void run(Target target) throws Exception;
  }

  @Override
  public String toString() {
    return what;
  }
}
