package ai.datapunk.weft.metrics;

/** What a label's value leads to: a data point, or the values of the next label. */
abstract class Node {

  /** By how many arguments it is known: many can give one value, such as all e-mail addresses. */
  private static final int MOST_KEYS = 100;

  /** Guarded by the tree. */
  private int keys;

  /** Whether it may be known by another argument, which it then is. */
  final boolean takesKey() {
    return keys < MOST_KEYS && ++keys > 0;
  }

  /** Whether what it records in has ended, so that it is to be looked up anew. */
  abstract boolean hasEnded();
}
