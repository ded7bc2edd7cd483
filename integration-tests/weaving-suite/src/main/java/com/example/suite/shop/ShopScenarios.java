package com.example.suite.shop;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import com.example.suite.Checks;
import com.example.suite.Scenario;
import com.example.suite.shop.Checkout.Delivery;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What callers of the shop see. */
public final class ShopScenarios {

  private ShopScenarios() {}

  /** All of them, in the order in which they run. */
  public static List<Scenario> all() {
    return List.of(
        ShopScenarios::retried,
        ShopScenarios::fallback,
        ShopScenarios::retriedFuture,
        ShopScenarios::futureWithFallback,
        ShopScenarios::retriedPublisher,
        ShopScenarios::circuit,
        ShopScenarios::balanced,
        ShopScenarios::everything,
        ShopScenarios::labels);
  }

  /** The annotated classes. */
  public static List<Class<?>> annotatedClasses() {
    return List.of(Checkout.class, Orders.class, Payments.class, Stock.class);
  }

  private static void retried(Checks checks) throws Exception {
    int[] bodies = {0};
    String placed =
        new Orders()
            .place(
                () -> {
                  if (++bodies[0] < 3) {
                    throw new FileNotFoundException("attempt " + bodies[0]);
                  }
                  return "placed";
                });
    checks.equal("the third attempt's result", "placed", placed);
    checks.equal("attempts", 3, bodies[0]);
    IOException last = new IOException("for good");
    checks.thrown(
        "the last attempt's exception",
        last,
        () ->
            new Orders()
                .place(
                    () -> {
                      throw last;
                    }));
    IllegalStateException other = new IllegalStateException("not retried");
    checks.thrown(
        "an exception that is not retried",
        other,
        () ->
            new Orders()
                .place(
                    () -> {
                      throw other;
                    }));
  }

  private static void fallback(Checks checks) {
    checks.equal("no fallback", "key1", new Orders().fetch("key", 1));
    checks.equal("the fallback", "spare of key0: no key", new Orders().fetch("key", 0));
  }

  private static void retriedFuture(Checks checks) throws Exception {
    int[] bodies = {0};
    String result =
        new Orders()
            .later(
                "order",
                () ->
                    ++bodies[0] == 1
                        ? CompletableFuture.failedFuture(new IOException("down"))
                        : CompletableFuture.completedFuture("delivered"))
            .get(30, TimeUnit.SECONDS);
    checks.equal("the second future's result", "order delivered", result);
    checks.equal("bodies of the future", 2, bodies[0]);
  }

  private static void futureWithFallback(Checks checks) throws Exception {
    CompletableFuture<String> outcome = CompletableFuture.failedFuture(new IOException("down"));
    checks.equal(
        "the future of the fallback",
        "now",
        new Orders().promised(outcome).get(30, TimeUnit.SECONDS));
  }

  private static void retriedPublisher(Checks checks) throws Exception {
    List<OnePublisher> sources = new ArrayList<>();
    FirstItem first = new FirstItem();
    new Orders()
        .stream(
                () -> {
                  sources.add(new OnePublisher(sources.isEmpty() ? null : "item"));
                  return sources.get(sources.size() - 1);
                })
            .subscribe(first);
    checks.equal("the second publisher's item", "item", first.get(30, TimeUnit.SECONDS));
    checks.equal("publishers", 2, sources.size());
  }

  private static void circuit(Checks checks) throws Exception {
    Payments payments = new Payments();
    checks.equal("a call that is let through", 42, payments.charge(40, () -> 2));
    checks.equal("another", 41, payments.charge(40, () -> 1));
    IOException down = new IOException("down");
    for (int call = 0; call < 2; call++) {
      checks.thrown(
          "a failure",
          down,
          () ->
              payments.charge(
                  1,
                  () -> {
                    throw down;
                  }));
    }
    checks.equal("state", "open", Weft.circuit("payments").state().label());
    checks.thrown("a refused call", CallRefusedException.class, () -> payments.charge(1, () -> 2));
  }

  private static void balanced(Checks checks) {
    Weft.instances("stock", InstanceSource.of("a:1", "b:2"));
    Set<String> answers = new HashSet<>();
    for (int call = 0; call < 4; call++) {
      answers.add(new Stock().where(7, null, 8));
    }
    checks.equal("who was asked", Set.of("7a:18", "7b:28"), answers);
    checks.equal("a given instance", "7c:38", new Stock().where(7, "c:3", 8));
  }

  private static void everything(Checks checks) throws Exception {
    Weft.instances("stock_all", InstanceSource.of("d:4", "e:5"));
    List<String> asked = new ArrayList<>();
    String answered = new Stock().all(null, asked);
    checks.equal("the second attempt's instance", asked.get(1), answered);
    checks.equal("both were asked", Set.of("d:4", "e:5"), new HashSet<>(asked));
  }

  private static void labels(Checks checks) {
    Checkout checkout = new Checkout();
    checkout.first(Delivery.EXPRESS);
    checks.equal("third", 6.5, checkout.third(1, 2.5, Delivery.STANDARD, 3));
    checks.equal("twelfth", 66, Checkout.twelfth(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, true));
    for (String tenant : List.of("red", "green", "blue", "red")) {
      checks.equal("three", tenant + 5, checkout.three(Delivery.EXPRESS, 5, tenant, false));
    }
  }
}
