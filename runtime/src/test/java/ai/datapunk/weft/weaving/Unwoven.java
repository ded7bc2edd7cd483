package ai.datapunk.weft.weaving;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.annotation.Timed;

/** Annotated classes in a module whose tests nobody weaves. */
final class Unwoven {

  private Unwoven() {}

  /** It uses Weft's API, which weaves nothing. */
  static final class Stock {
    @Timed(service = "stock")
    int count(String sku, int[][] of, java.util.Map.Entry<String, Long> entry) {
      return Weft.mesh().circuits().size();
    }

    @Timed(service = "stock")
    void clear() {}
  }

  /** One more. */
  @Timed(service = "stock")
  enum Size {
    SMALL;

    public int centimetres() {
      return 1;
    }
  }
}
