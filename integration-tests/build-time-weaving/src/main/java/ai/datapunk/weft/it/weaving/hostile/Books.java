package ai.datapunk.weft.it.weaving.hostile;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;

/** A class for each aspect that is no good in its holder. */
public final class Books {

  private Books() {}

  /** For {@link Unmade}. */
  @MeshService("book_unmade")
  public static class OfUnmade {

    @Timed
    @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "blank")
    String page(int number) {
      if (number > 0) {
        return "page " + number;
      }
      throw new IllegalStateException("no page " + number);
    }

    String blank(int number) {
      return "blank";
    }
  }

  /** For {@link Nulls}. */
  @MeshService("book_nulls")
  public static class OfNulls {

    @Timed
    @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "blank")
    String page(int number) {
      if (number > 0) {
        return "page " + number;
      }
      throw new IllegalStateException("no page " + number);
    }

    String blank(int number) {
      return "blank";
    }
  }

  /** For {@link CallsBack}. */
  @MeshService("book_calls_back")
  public static class OfCallsBack {

    @Timed
    @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "blank")
    String page(int number) {
      if (number > 0) {
        return "page " + number;
      }
      throw new IllegalStateException("no page " + number);
    }

    String blank(int number) {
      return "blank";
    }
  }
}
