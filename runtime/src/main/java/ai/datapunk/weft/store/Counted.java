package ai.datapunk.weft.store;

/** What a counter derives its value from. */
@FunctionalInterface
interface Counted {

  /** A number that never decreases. */
  double counted();
}
