package ai.datapunk.weft.processor.calls;

/**
 * How a call is made. What holds for a part of a way holds for the whole; of several ways, what
 * does not hold for one of them does not hold.
 *
 * @param possible whether it depends on which class is there at run time
 * @param otherThread whether what stands around it hands it to another thread
 * @param handled whether what it throws is caught, and not thrown on
 */
public record Manner(boolean possible, boolean otherThread, boolean handled) {

  /** As most calls are made. */
  public static final Manner PLAIN = new Manner(false, false, false);

  /** The manner of a way that goes on in another one. */
  public Manner and(Manner next) {
    return new Manner(
        possible || next.possible, otherThread || next.otherThread, handled || next.handled);
  }

  /** What holds for both of two ways. */
  Manner or(Manner other) {
    return new Manner(
        possible && other.possible, otherThread && other.otherThread, handled && other.handled);
  }

  /** The same, if it depends on which class is there. */
  Manner possible(boolean depends) {
    return new Manner(possible || depends, otherThread, handled);
  }
}
