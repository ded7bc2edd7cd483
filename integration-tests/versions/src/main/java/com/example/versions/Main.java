package com.example.versions;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;

/** Calls each method of the shop, then what an application calls of Weft, and prints what comes. */
final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Shop shop = new Shop();
    say("price", () -> shop.priceOf("lamp"));
    say("reserve", () -> shop.reserve("lamp"));
    say("attempts", shop::calls);
    say("stock", () -> shop.stock(URI.create("http://one"), "lamp"));
    say("order", () -> shop.order("lamp").get());
    say("described", () -> shop.described("lamp"));
    say(
        "instances",
        () -> {
          Weft.instances("inventory", () -> List.of(URI.create("http://one")));
          return "given";
        });
    say(
        "endpoint",
        () -> {
          try (MetricsEndpoint endpoint = MetricsEndpoint.builder().port(0).start()) {
            return endpoint.port() > 0 ? "started" : "no port";
          }
        });
  }

  private static void say(String what, Callable<Object> call) {
    try {
      System.out.println(what + ": " + call.call());
    } catch (Exception | LinkageError thrown) {
      System.out.println(what + ": " + thrown.getClass().getSimpleName());
    }
  }
}
