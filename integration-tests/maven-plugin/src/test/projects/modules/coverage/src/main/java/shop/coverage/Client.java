package shop.coverage;

import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.CompletableFuture;

@MeshService("coverage")
public class Client {

  @Timed
  public int price(int number, boolean rebate) {
    int price = 0;
    for (int i = 0; i < number; i++) {
      price += rebate && i > 1 ? 8 : 10;
    }
    if (price > 1_000) {
      throw new IllegalArgumentException("too much");
    }
    return price;
  }

  @Timed(metric = "coverage_price_seconds", help = "By size")
  public String size(@Label(value = "size", max = 3) String size) {
    return switch (size) {
      case "small" -> "S";
      case "large" -> "L";
      default -> "M";
    };
  }

  @Retried(fallback = "none")
  public CompletableFuture<String> later(String text) {
    return CompletableFuture.supplyAsync(() -> text.isEmpty() ? "nothing" : text);
  }

  public CompletableFuture<String> none(String text) {
    return CompletableFuture.completedFuture("none");
  }

  @Retried
  public void never() {
    throw new UnsupportedOperationException();
  }
}
