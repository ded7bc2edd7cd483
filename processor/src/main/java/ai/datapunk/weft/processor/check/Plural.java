package ai.datapunk.weft.processor.check;

/** Writes a number of things. */
public final class Plural {

  private Plural() {}

  /** As in "1 call" and "2 calls". */
  public static String of(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
