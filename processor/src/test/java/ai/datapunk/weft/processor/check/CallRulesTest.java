package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatType;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.processor.RuleAssert;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What policies of methods that call each other come to together. */
final class CallRulesTest {

  private static RuleAssert assertThatShop(String text) {
    return assertThatType("Shop", text);
  }

  private static String layers(int first, int second, int third) {
    return """
        class Shop {
          private final Orders orders = new Orders();
          @Retried(maxAttempts = «%d, service = "shop") void buy() { orders.place(); }
        }
        class Orders {
          @Retried(maxAttempts = %d, service = "orders") void place() { new Stock().take(); }
        }
        class Stock {
          @Retried(maxAttempts = %d, service = "stock") void take() {}
        }
        """
        .formatted(first, second, third);
  }

  @Test
  void attemptsOfLayersMultiply() {
    assertThatShop(layers(4, 3, 3)).reports(Message.RETRY_AMPLIFICATION);
    assertThatShop(layers(4, 3, 3))
        .prints(
            """
            [WEFT-138] one call here becomes 4 × 3 × 3 = 36 calls of Stock.take while that fails, \
            more than the 10 that weft.maxCallsOfOne allows: Shop.buy (4 attempts) → Orders.place \
            (3 attempts, at Shop.java:10) → Stock.take (3 attempts, at Shop.java:13)
              Fix: retry in one layer only, which is mostly the one next to what fails, or lower \
            maxAttempts, or give each layer a budget, such as budget = 0.2; or raise the limit \
            with -Aweft.maxCallsOfOne=…""");
    assertThatShop(layers(4, 3, 3).replace("«", "")).with("-Aweft.maxCallsOfOne=36").isAccepted();
    assertThatShop(layers(4, 3, 3).replace("«", "")).with("-Aweft.WEFT_138=off").isAccepted();
  }

  /** 4 × 1.2 × 3 = 14.4; 4 × 1.2 × 1.2 = 5.76. */
  @Test
  void aBudgetBoundsWhatALayerAdds() {
    String middle = "@Retried(maxAttempts = 3, service = \"orders\"";
    String last = "@Retried(maxAttempts = 3, service = \"stock\"";
    String one = layers(4, 3, 3).replace(middle, middle + ", budget = 0.2");
    assertThat(one).isNotEqualTo(layers(4, 3, 3));
    assertThatShop(one)
        .prints(
            """
            [WEFT-138] one call here becomes 4 × 1.2 × 3 = 14.4 calls of Stock.take while that \
            fails, more than the 10 that weft.maxCallsOfOne allows: Shop.buy (4 attempts) → \
            Orders.place (3 attempts with a budget of 0.2, at Shop.java:10) → Stock.take (3 \
            attempts, at Shop.java:13)
              Fix: retry in one layer only, which is mostly the one next to what fails, or lower \
            maxAttempts, or give each layer a budget, such as budget = 0.2; or raise the limit \
            with -Aweft.maxCallsOfOne=…""");
    String both = one.replace(last, last + ", budget = 0.2").replace("«", "");
    assertThat(both).isNotEqualTo(one);
    assertThatShop(both).isAccepted();
  }

  /** Though 12 × 1.2 × 1.2 is more than 10: many attempts of one method multiply nothing. */
  @Test
  void aLayerWithABudgetIsNoneThatMultiplies() {
    String shop = layers(12, 3, 3).replace("«", "");
    assertThatShop(shop.replace("maxAttempts = 3", "maxAttempts = 3, budget = 0.2")).isAccepted();
  }

  /** 4 × 2 × 2 = 16 by a way whose other layers have budgets, and 4 × 3 = 12 by the other way. */
  @Test
  void aWayOfLayersWithBudgetsHidesNoneWithout() {
    assertThatShop(
            """
            class Shop {
              @Retried(maxAttempts = «4, service = "shop") void buy() { Bill.send(); Stock.take(); }
            }
            class Stock {
              @Retried(maxAttempts = 3, service = "stock") static void take() {}
            }
            class Bill {
              @Retried(maxAttempts = 5, service = "bill", budget = 1) static void send() { Mail.send(); }
            }
            class Mail {
              @Retried(maxAttempts = 5, service = "mail", budget = 1) static void send() {}
            }
            """)
        .prints(
            """
            [WEFT-138] one call here becomes 4 × 3 = 12 calls of Stock.take while that fails, more \
            than the 10 that weft.maxCallsOfOne allows: Shop.buy (4 attempts) → Stock.take (3 \
            attempts, at Shop.java:9)
              Fix: retry in one layer only, which is mostly the one next to what fails, or lower \
            maxAttempts, or give each layer a budget, such as budget = 0.2; or raise the limit \
            with -Aweft.maxCallsOfOne=…""");
  }

  /** 5 × 2 × 3 by the one that fails fast; the other one's waits leave the first no time. */
  @Test
  void aWayThatWaitsLongerHidesNone() {
    assertThatShop(
            """
            class Shop {
              @Retried(maxAttempts = «5, delay = "1ms", jitter = 0, maxDuration = "1999ms", service = "shop")
              void buy() { Mid.go(); }
            }
            @SuppressWarnings("weft:WEFT-140") class Mid {
              @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, service = "mid")
              static void go() { Slow.go(); Fast.go(); }
            }
            class Slow {
              @Retried(maxAttempts = 4, delay = "333ms", multiplier = 1, jitter = 0, service = "slow")
              static void go() {}
            }
            class Fast {
              @Retried(maxAttempts = 3, delay = "1ms", jitter = 0, service = "fast") static void go() {}
            }
            """)
        .with("-Aweft.WEFT_140=off")
        .reports(Message.RETRY_AMPLIFICATION);
  }

  /** Whichever of its methods comes first by name. */
  @Test
  void aCircleOnTheWayHidesNothing() {
    for (String first : List.of("A", "Z")) {
      assertThatShop(
              """
              @SuppressWarnings({"weft:WEFT-138", "weft:WEFT-143", "weft:WEFT-144"})
              class %1$s {
                @Retried(maxAttempts = 4, service = "a") static void a() { C.c(); }
              }
              @SuppressWarnings("weft:WEFT-144") class B {
                @Timed(service = "b") static void b() { %1$s.a(); }
              }
              @SuppressWarnings("weft:WEFT-144") class C {
                @Timed(service = "c") static void c() { B.b(); }
              }
              class Shop {
                @Retried(maxAttempts = «4, service = "shop") void buy() { C.c(); }
              }
              """
                  .formatted(first))
          .reports(Message.RETRY_AMPLIFICATION);
    }
  }

  @Test
  void aFallbackBetweenKeepsAttemptsFromMultiplying() {
    assertThatShop(
            """
            class Shop {
              @Retried(maxAttempts = 4, service = "shop") void buy() { new Orders().place(); }
            }
            class Orders {
              @Retried(maxAttempts = 3, service = "orders", fallback = "none") void place() {
                new Stock().take();
              }
              void none() {}
            }
            class Stock {
              @Retried(maxAttempts = 3, service = "stock") void take() {}
            }
            """)
        .isAccepted();
  }

  @Test
  void whatOnlyTheFallbackCallsIsNotMultiplied() {
    assertThatShop(
            """
            class Shop {
              @Retried(maxAttempts = 9, service = "shop", fallback = "later") void buy() {}
              void later() { new Stock().take(); }
            }
            class Stock {
              @Retried(maxAttempts = 3, service = "stock") void take() {}
            }
            """)
        .isAccepted();
  }

  @Test
  void whatIsNotRetriedAgainMultipliesNothing() {
    String shop =
        """
        class Shop {
          private final ExecutorService pool = Executors.newCachedThreadPool();
          @Retried(maxAttempts = 4, service = "shop"%s) void buy() throws Exception { %s }
        }
        class Stock {
          @Retried(maxAttempts = 3, service = "stock", retryOn = IOException.class)
          static void take() throws IOException {}
        }
        """;
    assertThatShop(shop.formatted(", retryOn = IllegalStateException.class", "Stock.take();"))
        .isAccepted();
    assertThatShop(shop.formatted(", abortOn = IOException.class", "Stock.take();")).isAccepted();
    assertThatShop(shop.formatted("", "try { Stock.take(); } catch (Exception e) { return; }"))
        .isAccepted();
    assertThatShop(shop.formatted("", "pool.submit(() -> { Stock.take(); return 1; });"))
        .isAccepted();
    assertThatShop(
            shop.replace("maxAttempts", "«maxAttempts")
                .replaceFirst("«maxAttempts = 4", "maxAttempts = «4")
                .replace("«maxAttempts", "maxAttempts")
                .formatted(", retryOn = Exception.class", "Stock.take();"))
        .reports(Message.RETRY_AMPLIFICATION);
  }

  @Test
  void attemptsThatNeverBeginMultiplyNothing() {
    assertThatShop(
            """
            class Shop {
              @SuppressWarnings("weft:WEFT-058")
              @Retried(service = "shop", maxAttempts = 50, delay = "1s", multiplier = 1, jitter = 0, maxDuration = "2500ms")
              void buy() { Stock.take(); }
            }
            class Stock {
              @Retried(maxAttempts = 3, service = "stock") static void take() {}
            }
            """)
        .isAccepted();
  }

  @Test
  void attemptsThatWaitsBelowLeaveNoTimeForMultiplyNothing() {
    assertThatShop(
            """
            class Shop {
              @SuppressWarnings("weft:WEFT-140")
              @Retried(service = "shop", maxAttempts = 4, maxDuration = "1s") void buy() { Stock.take(); }
            }
            class Stock {
              @Retried(maxAttempts = 3, delay = "1s", maxDelay = "1s", service = "stock") static void take() {}
            }
            """)
        .isAccepted();
  }

  /**
   * What waits longer leaves the caller no time for attempts: that way makes fewer calls in all.
   */
  @Test
  void aWayThatIsOnlyPossibleHidesNoneThatIsCertain() {
    assertThatShop(
            """
            class Shop {
              @SuppressWarnings("weft:WEFT-140")
              @Retried(service = "shop", maxAttempts = «10, delay = "1ms", multiplier = 1, maxDuration = "1s")
              void buy() { Orders.place(); }
            }
            class Orders {
              @Timed(service = "orders") static void place() {
                Stock.take();
                Runnable later = () -> Bank.pay();
              }
            }
            class Stock {
              @Retried(service = "stock", maxAttempts = 3, delay = "1ms") static void take() {}
            }
            class Bank {
              @Retried(service = "bank", maxAttempts = 4, delay = "1s", multiplier = 1, jitter = 0)
              static void pay() {}
            }
            """)
        .reports(Message.RETRY_AMPLIFICATION);
  }

  @Test
  void manyAttemptsOfOneMethodMultiplyNothing() {
    assertThatShop(
            """
            class Shop {
              @Timed(service = "shop") void buy() { new Stock().take(); }
            }
            class Stock {
              @Retried(maxAttempts = 50, service = "stock") void take() {}
            }
            """)
        .isAccepted();
  }

  @Test
  void whatMayBeSoIsAWarning() {
    String shop =
        """
        class Shop {
          @Retried(maxAttempts = 4, service = "shop") void buy(Stock stock) { stock.take(); }
        }
        interface Stock { void take(); }
        class RemoteStock implements Stock {
          @Retried(service = "stock") public void take() {}
        }
        class LocalStock implements Stock { public void take() {} }
        """;
    assertThatShop(shop)
        .prints(
            """
            [WEFT-138] one call here becomes 4 × 3 = 12 calls of RemoteStock.take while that fails, \
            more than the 10 that weft.maxCallsOfOne allows: Shop.buy (4 attempts) → \
            RemoteStock.take (3 attempts, perhaps at Shop.java:9)
              Fix: retry in one layer only, which is mostly the one next to what fails, or lower \
            maxAttempts, or give each layer a budget, such as budget = 0.2; or raise the limit \
            with -Aweft.maxCallsOfOne=…""");
    assertThatShop(
            shop.replace(
                "@Retried(maxAttempts",
                "@SuppressWarnings(\"weft:WEFT-138\") @Retried(maxAttempts"))
        .isAccepted();
  }

  @Test
  void aWaitMayBeLongerThanTheWholeBudgetAbove() {
    assertThatShop(budget("3s", "delay = \"5s\", jitter = 0.2"))
        .prints(
            """
            [WEFT-139] in Shop.buy → Stock.take (at Shop.java:9), the last waits at least 8s between \
            two of its attempts, longer than the whole maxDuration = "3s" here: no second attempt \
            begins after it has failed
              Fix: let maxDuration be longer than all waits below together, or retry in one of the \
            two only""");
  }

  @Test
  void waitsTogetherMayBeLongerThanTheBudgetAbove() {
    // 1, 2 and 4 s, each of them a fifth shorter.
    assertThatShop(budget("5s", "maxAttempts = 4, delay = \"1s\"", 2))
        .prints(
            """
            [WEFT-140] in Shop.buy → Stock.take (at Shop.java:9), waits alone take at least 5600ms \
            while all attempts fail, beyond maxDuration = "5s" here: no second attempt begins after \
            that
              Fix: let maxDuration be longer than what is waited for below, or retry in one of the \
            methods only""");
    assertThatShop(budget("6s", "maxAttempts = 4, delay = \"1s\"", 2)).isAccepted();
  }

  @Test
  void waitsOfSeveralLayersAddUp() {
    assertThatShop(
            """
            class Shop {
              @Retried(service = "shop", maxAttempts = 2, maxDuration = "1s") void buy() { new Orders().place(); }
            }
            class Orders {
              @Retried(service = "orders", maxAttempts = 2, jitter = 0) void place() { new Stock().take(); }
            }
            class Stock {
              @Retried(service = "stock", maxAttempts = 2, delay = "500ms", jitter = 0) void take() {}
            }
            """)
        .prints(
            """
            [WEFT-140] in Shop.buy → Orders.place (at Shop.java:9) → Stock.take (at Shop.java:12), \
            waits alone take at least 100ms + 2 × 500ms = 1100ms while all attempts fail, beyond \
            maxDuration = "1s" here: no second attempt begins after that
              Fix: let maxDuration be longer than what is waited for below, or retry in one of the \
            methods only""");
  }

  @Test
  void theInnerBudgetMayBeTheLongerOne() {
    assertThatShop(budget("3s", "maxDuration = \"10s\""))
        .prints(
            """
            [WEFT-141] in Shop.buy → Stock.take (at Shop.java:9), the last may go on retrying for \
            10s, longer than the maxDuration = "3s" here: then no second attempt begins
              Fix: let the inner maxDuration be the shorter one, by as many times as this method \
            tries""");
    assertThatShop(budget("10s", "maxDuration = \"10s\"")).isAccepted();
  }

  private static String budget(String outer, String inner) {
    return budget(outer, inner, 3);
  }

  private static String budget(String outer, String inner, int attempts) {
    return """
        class Shop {
          @Retried(service = "shop", maxAttempts = %d, maxDuration = "%s") void buy() { new Stock().take(); }
        }
        class Stock {
          @Retried(service = "stock", %s) void take() {}
        }
        """
        .formatted(attempts, outer, inner);
  }

  @Test
  void refusedCallsMayBeRetriedInVain() {
    String own =
        """
        import ai.datapunk.weft.circuitbreaker.CallRefusedException;
        class Shop {
          @Retried(service = "stock", retryOn = {IOException.class, CallRefusedException«.class}, jitter = 0)
          @CircuitGuarded(service = "stock", openFor = "%s")
          void take() throws IOException {}
        }
        """;
    assertThatShop(own.formatted("10s")).reports(Message.REFUSED_IN_VAIN);
    assertThatShop(own.formatted("10s"))
        .prints(
            """
            [WEFT-142] refused calls are retried for 300ms at most, but the circuit of the service \
            "stock" stays open for 10s: after it has opened, each of the attempts is refused
              Fix: take CallRefusedException out of retryOn, let a fallback answer, or wait for \
            longer than openFor""");
    assertThatShop(own.formatted("300ms").replace("«", "")).isAccepted();
    assertThatShop(
            """
            import ai.datapunk.weft.circuitbreaker.CallRefusedException;
            class Shop {
              @Retried(service = "shop", retryOn = CallRefusedException«.class)
              void buy() { new Stock().take(); }
            }
            class Stock {
              @CircuitGuarded(service = "stock") void take() {}
            }
            """)
        .reports(Message.REFUSED_IN_VAIN);
  }

  @Test
  void aRetriedMethodMayCallItself() {
    assertThatShop(
            """
            class Shop {
              «@Retried(service = "shop") void page(int n) { next(n); }
              private void next(int n) { if (n > 0) page(n - 1); }
            }
            """)
        .reports(Message.CALLS_ITSELF);
    assertThatShop(
            """
            class Shop {
              @Retried(service = "shop") void page(int n) { other(n); }
              @Timed(service = "shop") void other(int n) { page(n); }
            }
            """)
        .prints(
            """
            [WEFT-143] this method is retried and calls itself: Shop.page → Shop.other (at \
            Shop.java:9) → Shop.page (at Shop.java:10); while it fails, one call makes 3, each of \
            those as many again, which is 9 already
              Fix: retry a method of its own, which this one calls at each of its levels""");
  }

  @Test
  void aDecoratorDoesNotCallItself() {
    assertThatShop(
            """
            interface Fetcher { String fetch(); }
            class Shop implements Fetcher {
              private final Fetcher inner;
              Shop(Fetcher inner) { this.inner = inner; }
              @Override @Retried(service = "shop") public String fetch() { return inner.fetch(); }
            }
            """)
        .isAccepted();
  }

  @Test
  void servicesMayCallEachOtherInACircle() {
    String circle =
        """
        class Orders {
          @Timed(service = "orders") void place() { new Payments().pay(); }
          @Timed(service = "orders") void state() {}
        }
        class Payments {
          @Timed(service = "payments") void pay() { new Ledger().book(); }
        }
        class Ledger {
          @Timed(service = "ledger") void book() { new Orders().state(); }
        }
        """;
    assertThatType("Orders", circle)
        .prints(
            """
            [WEFT-144] services call each other in a circle: ledger → orders (Ledger.book calls \
            Orders.state at Orders.java:16) → payments (Orders.place calls Payments.pay at \
            Orders.java:9) → ledger (Payments.pay calls Ledger.book at Orders.java:13); when one \
            is down, all of them are
              Fix: take one of the calls out of the circle, such as by a message that is answered \
            later; where the calls never follow each other, write \
            @SuppressWarnings("weft:WEFT-144")""");
    assertThatType("Orders", circle.replace("new Orders().state();", "")).isAccepted();
  }

  /** That takes no bodies, which another compiler does not show. */
  @Test
  void aFallbackMayBeGuardedByTheCircuitItStandsInFor() {
    String shop =
        """
        class Shop {
          @CircuitGuarded(service = "stock", fallback = «"cached") int count() { return 1; }
          @CircuitGuarded(service = "stock") int cached() { return 1; }
        }
        """;
    assertThatShop(shop).reports(Message.FALLBACK_REFUSED);
    assertThatShop(shop).with("-Aweft.calls=off").reports(Message.FALLBACK_REFUSED);
  }

  @Test
  void aFallbackMayCallTheCircuitItStandsInFor() {
    String shop =
        """
        class Shop {
          @CircuitGuarded(service = "stock", fallback = «"cached") int count() { return all(); }
          int cached() { return all(); }
          @CircuitGuarded(service = "%s") int all() { return 1; }
        }
        """;
    assertThatShop(shop.formatted("stock")).reports(Message.FALLBACK_REFUSED);
    assertThatShop(shop.formatted("stock"))
        .prints(
            """
            [WEFT-145] the fallback "cached" calls the circuit of the service "stock" itself, for \
            which it stands in: Shop.count → Shop.all (at Shop.java:10); while that is open, it is \
            refused as well
              Fix: let the fallback answer without that service, such as from what is known \
            already""");
    assertThatShop(shop.formatted("warehouse").replace("«", "")).isAccepted();
    assertThatShop(
            """
            class Shop {
              @CircuitGuarded(service = "stock", fallback = "cached") int count() { return 1; }
              int cached() { return all(); }
              @CircuitGuarded(service = "stock", fallback = "none") int all() { return 1; }
              int none() { return 0; }
            }
            """)
        .isAccepted();
  }

  @Test
  void anEventLoopMayBeHeldUp() {
    String shop =
        """
        class Shop {
          Flow.Publisher<Integer> «stock() { return Pipe.of(() -> new Stock().take()); }
          Flow.Publisher<Integer> elsewhere() { return Pipe.of(() -> new Stock().take()).subscribeOn(1); }
          Flow.Publisher<Integer> behind() { return Pipe.of(() -> 1).publishOn(1).map(() -> new Stock().take()); }
          Flow.Publisher<Integer> handed() { return helper().subscribeOn(1); }
          private Pipe helper() { return Pipe.of(() -> new Stock().take()); }
        }
        class Stock {
          @Retried(service = "stock"%s) %s take() { return null; }
        }
        abstract class Pipe implements Flow.Publisher<Integer> {
          static Pipe of(Callable<?> source) { return null; }
          Pipe subscribeOn(int scheduler) { return this; }
          Pipe publishOn(int scheduler) { return this; }
          Pipe map(Callable<?> step) { return this; }
        }
        """;
    assertThatShop(shop.formatted("", "Integer")).reports(Message.EVENT_LOOP_BLOCKED);
    assertThatShop(shop.formatted("", "Integer"))
        .prints(
            """
            [WEFT-146] this method returns a publisher, and reaches Stock.take at Shop.java:9, which \
            waits up to 360ms between attempts on the thread that calls it: an event loop, mostly
              Fix: call it on a thread that may wait (subscribeOn(Schedulers.boundedElastic())), or \
            let it return a publisher or a CompletionStage, which are retried without waiting""");
    assertThatShop(shop.formatted("", "CompletionStage<Integer>").replace("«", "")).isAccepted();
    assertThatShop(shop.formatted(", delay = \"0ms\"", "Integer").replace("«", "")).isAccepted();
  }

  /** As many layers as nobody should have; three would multiply to 27. */
  @Test
  void twoLayersOfDefaultsAreAccepted() {
    assertThatShop(
            """
            class Shop {
              @Timed(service = "shop") @Retried(service = "shop") @CircuitGuarded(service = "shop", fallback = "none")
              int buy() { return new Stock().take(); }
              int none() { return 0; }
            }
            class Stock {
              @Timed(service = "stock") @Retried(service = "stock") @CircuitGuarded(service = "stock")
              int take() { return 1; }
            }
            """)
        .reports();
  }
}
