package com.example.suite.shape;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import java.util.List;
import java.util.function.IntSupplier;

/** Methods with each modifier and each kind of result. */
@MeshService("plain")
class Plain {

  private static final int EARLY = inInitializer();

  @Timed
  static int inInitializer() {
    return 4;
  }

  static int early() {
    return EARLY;
  }

  @Timed
  void nothing() {}

  @Timed
  int primitive(int value) {
    return value + 1;
  }

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
  protected final long finalMethod(long a, double b) {
    return a + (long) b;
  }

  @Timed
  synchronized boolean synchronizedMethod() {
    return Thread.holdsLock(this);
  }

  @Timed
  static synchronized boolean synchronizedStatically() {
    return Thread.holdsLock(Plain.class);
  }

  @Timed
  <T extends Comparable<T>> T generic(List<? extends T> list) {
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
  int withLambda(int captured) {
    IntSupplier lambda = () -> captured + 1;
    return lambda.getAsInt();
  }

  @Timed
  void throwing(Throwable thrown) throws Throwable {
    throw thrown;
  }
}
