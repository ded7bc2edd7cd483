package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import ai.datapunk.weft.processor.RuleAssert;
import org.junit.jupiter.api.Test;

/** No method can be promised to be better than what it depends on is. */
final class ObjectiveOfDependencyTest {

  /** A shop that depends on its stock, in a way that a test says. */
  private static RuleAssert shop(String own, String onShop, String body, String theirs) {
    return assertThatType(
        "Shop",
        """
        class Shop {
          private final Stock stock = new Stock();
          @Timed(service = "shop", objective = @Objective(%s))%s void buy() { %s }
          void instead() {}
          @Timed(service = "between") void between() { stock.take(); }
          @Timed(service = "patient") @Retried(service = "patient") void patient() { stock.take(); }
        }
        class Stock {
          @Timed(service = "stock", objective = @Objective(%s)) void take() {}
        }
        """
            .formatted(own, onShop, body, theirs));
  }

  @Test
  void whatIsCalledIsPromisedLess() {
    shop("availability = «0.999", "", "stock.take();", "availability = 0.99")
        .prints(
            """
            [WEFT-147] the objective availability = 0.999 is stricter than that of what it depends \
            on, in Shop.buy → Stock.take (at Shop.java:10): availability = 0.99
              Fix: promise no more than that here, or have the other promise more""");
    shop("availability = 0.99", "", "stock.take();", "availability = 0.99").isAccepted();
    shop("availability = 0.99", "", "stock.take();", "latency = \"1s\", latencyTarget = 0.99")
        .isAccepted();
  }

  @Test
  void attemptsAndFallbacksMakeUpForFailures() {
    String own = "availability = 0.999";
    String theirs = "availability = 0.99";
    shop(own, " @Retried(service = \"shop\")", "stock.take();", theirs).isAccepted();
    shop(own, "", "patient();", theirs).isAccepted();
    shop(own, "", "try { stock.take(); } catch (Exception e) {}", theirs).isAccepted();
    shop(own, "", "new Thread(stock::take).start();", theirs).isAccepted();
  }

  @Test
  void aMethodOfWhichNothingIsPromisedHidesNothing() {
    shop("availability = «0.999", "", "between();", "availability = 0.99")
        .prints(
            """
            [WEFT-147] the objective availability = 0.999 is stricter than that of what it depends \
            on, in Shop.buy → Shop.between (at Shop.java:10) → Stock.take (at Shop.java:12): \
            availability = 0.99
              Fix: promise no more than that here, or have the other promise more""");
  }

  @Test
  void aTimeIsComparedWithItsShare() {
    shop(
            "latency = «\"250ms\", latencyTarget = 0.99",
            "",
            "stock.take();",
            "latency = \"1s\", latencyTarget = 0.99")
        .prints(
            """
            [WEFT-147] the objective latency = "250ms" for 0.99 is stricter than that of what it \
            depends on, in Shop.buy → Stock.take (at Shop.java:10): latency = "1s" for 0.99
              Fix: promise no more than that here, or have the other promise more""");
    shop(
            "latency = \"250ms\", latencyTarget = «0.999",
            "",
            "stock.take();",
            "latency = \"250ms\", latencyTarget = 0.99")
        .reports(Message.OBJECTIVE_ABOVE_DEPENDENCY);
    // Neither says anything of the other.
    shop(
            "latency = \"250ms\", latencyTarget = 0.9",
            "",
            "stock.take();",
            "latency = \"1s\", latencyTarget = 0.999")
        .isAccepted();
  }

  @Test
  void whatIsNotWaitedForTakesNoTime() {
    String own = "latency = \"250ms\", latencyTarget = 0.99";
    String theirs = "latency = \"1s\", latencyTarget = 0.99";
    shop(own, "", "new Thread(stock::take).start();", theirs).isAccepted();
    shop(
            own.replace("\"250ms\"", "«\"250ms\""),
            "",
            "try { stock.take(); } catch (Exception e) {}",
            theirs)
        .reports(Message.OBJECTIVE_ABOVE_DEPENDENCY);
  }
}
