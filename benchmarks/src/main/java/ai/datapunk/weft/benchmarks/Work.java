package ai.datapunk.weft.benchmarks;

/** A few nanoseconds of work on references: what every benchmark calls. */
final class Work {

  private static final int SIZE = 16;
  private static final String[] ANSWERS = new String[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      ANSWERS[i] = "answer-" + i;
    }
  }

  private Work() {}

  static String answer(String question) {
    return ANSWERS[(question.hashCode() >>> 4) & (SIZE - 1)];
  }
}
