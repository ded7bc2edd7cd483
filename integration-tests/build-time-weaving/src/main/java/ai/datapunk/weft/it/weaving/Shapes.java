package ai.datapunk.weft.it.weaving;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A method of each shape that Java has. */
@MeshService("shapes")
public class Shapes {

  /** Label values. */
  public enum Tier {
    HOT,
    COLD
  }

  @Timed
  int primitive(int value) {
    return value + 1;
  }

  @Timed
  void nothing() {}

  @Timed
  static String statically(String text) {
    return text;
  }

  @Timed
  private String privately() {
    return "private";
  }

  String callPrivate() {
    return privately();
  }

  @Timed
  final long finalMethod(long a, double b) {
    return a + (long) b;
  }

  @Timed
  synchronized <T extends Comparable<T>> T generic(List<? extends T> list) {
    return list.get(0);
  }

  @Timed
  int varargs(int... values) {
    return values.length;
  }

  @Timed
  int recursive(int depth) {
    return depth == 0 ? 0 : 1 + recursive(depth - 1);
  }

  @Timed
  String overloaded(String a) {
    return a;
  }

  @Timed(operation = "overloaded_twice")
  String overloaded(String a, String b) {
    return a + b;
  }

  @Timed
  void throwing(Throwable thrown) throws Throwable {
    throw thrown;
  }

  @Timed
  @Retried(maxAttempts = 4, delay = "1ms", jitter = 0, retryOn = IOException.class)
  String flaky(Callable<String> body) throws Exception {
    return body.call();
  }

  /** Wants no empty text. */
  static final class Empty implements Predicate<String> {
    @Override
    public boolean test(String text) {
      return text.isEmpty();
    }
  }

  @Retried(maxAttempts = 3, delay = "1ms", jitter = 0, retryOnResult = Empty.class)
  @CircuitGuarded(
      service = "shapes_by_type",
      window = "10 calls",
      minimumCalls = 1,
      failOn = IOException.class)
  String byResult(Callable<String> body) throws Exception {
    return body.call();
  }

  @LoadBalanced
  String balanced(int before, @Instance String instance, long after) {
    return before + instance + after;
  }

  @Timed
  @Retried(maxAttempts = 3, delay = "0ms", jitter = 0)
  @CircuitGuarded(window = "10 calls", minimumCalls = 10)
  @LoadBalanced
  String all(@Instance String instance, Callable<String> body) throws Exception {
    return instance + body.call();
  }

  @Timed(metric = "shapes_one_label_seconds", help = "By tier", labels = "kind=test")
  void labelled(@Label("tier") Tier tier) {}

  @Timed(metric = "shapes_two_labels_seconds", help = "By tier and flag")
  long twoLabels(long first, @Label("tier") Tier tier, @Label("flag") boolean flag) {
    return first;
  }

  @Timed(metric = "shapes_bounded_seconds", help = "By tenant, two at most")
  void bounded(@Label(value = "tenant", max = 2) String tenant) {}

  @Timed
  CompletionStage<String> later(CompletableFuture<String> stage) {
    return stage;
  }

  /** What the processor cannot check. */
  @SuppressWarnings("weft:WEFT-115")
  static Callable<String> anonymous() {
    return new Callable<>() {
      @Override
      @Timed(service = "shapes", operation = "anonymous")
      public String call() {
        return "anonymous";
      }
    };
  }

  /** All public methods. */
  @Timed(service = "shapes")
  public static class WholeClass {

    /** Timed. */
    public void open() {}

    void hidden() {}
  }

  /** An enum whose methods, and whose constants' bodies, are annotated. */
  @SuppressWarnings("weft:WEFT-115")
  public enum Plan {
    BASIC {
      @Override
      @Timed(service = "shapes", operation = "basic_price")
      int price() {
        return 1;
      }
    },
    PLUS;

    @Timed(service = "shapes", operation = "plan_price")
    int price() {
      return 2;
    }
  }
}
