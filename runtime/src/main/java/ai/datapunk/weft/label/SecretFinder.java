package ai.datapunk.weft.label;

/** What finds the secrets of one kind by their form, in linear time. Thread-safe. */
interface SecretFinder {

  /** Whether the text has the signs that each secret of the kind has: much cheaper than a look. */
  boolean mayBeIn(ScannedText text);

  /** Tells of all secrets of its kind in a text, from the first to the last. */
  void find(String text, Masking found);
}
