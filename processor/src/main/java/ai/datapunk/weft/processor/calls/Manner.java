package ai.datapunk.weft.processor.calls;

import java.util.ArrayList;
import java.util.List;

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

  /** All there are, the best first, each at the place of its bit. */
  private static final List<Manner> ALL = all();

  /** The manner of a way that goes on in another one. */
  public Manner and(Manner next) {
    return new Manner(
        possible || next.possible, otherThread || next.otherThread, handled || next.handled);
  }

  /** Whether a way of this manner tells more of what happens than one of the other. */
  boolean isBetterThan(Manner other) {
    return place() < other.place();
  }

  /** The same, if it depends on which class is there. */
  Manner ifPossible(boolean depends) {
    return new Manner(possible || depends, otherThread, handled);
  }

  /** One bit for each manner, so that a number can stand for a set of them. */
  int bit() {
    return 1 << place();
  }

  /** A part of it for each of what holds, so that of two manners it is the union of their parts. */
  private int place() {
    return (possible ? 4 : 0) | (otherThread ? 2 : 0) | (handled ? 1 : 0);
  }

  /** Those of a set, as they are behind a call of this manner. */
  int before(int manners) {
    int here = place();
    int all = 0;
    for (int rest = manners; rest != 0; rest &= rest - 1) {
      all |= 1 << (here | Integer.numberOfTrailingZeros(rest));
    }
    return all;
  }

  /** The best of a set that is not empty. */
  static Manner bestOf(int manners) {
    return ALL.get(Integer.numberOfTrailingZeros(manners));
  }

  private static List<Manner> all() {
    List<Manner> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(new Manner((i & 4) != 0, (i & 2) != 0, (i & 1) != 0));
    }
    return List.copyOf(all);
  }
}
