package com.example.suite.shape;

import ai.datapunk.weft.annotation.Timed;

/** Methods that are inherited, overridden, and bridged. */
final class Family {

  private Family() {}

  /** Has a default method. */
  interface Greeting {

    @Timed(service = "family", operation = "greet")
    default String greet(String name) {
      return "hello " + name;
    }

    @Timed(service = "family", operation = "static_of_interface")
    static String shout(String text) {
      return text + "!";
    }
  }

  /** Inherits the default method. */
  static final class Polite implements Greeting {}

  /** Generic, with a method that subclasses bridge. */
  abstract static class Mapper<T> {

    abstract T map(T value);

    @Timed(service = "family", operation = "inherited")
    String inherited(T value) {
      return "inherited " + value;
    }

    @Timed(service = "family", operation = "overridden")
    String overridden(T value) {
      return "base " + value;
    }
  }

  /** Has a bridge for each method that it overrides. */
  static final class TextMapper extends Mapper<String> {

    @Override
    @Timed(service = "family", operation = "bridged")
    String map(String value) {
      return "mapped " + value;
    }

    /** Not annotated: what the class above says does not hold for it. */
    @Override
    @SuppressWarnings("weft:WEFT-090")
    String overridden(String value) {
      return super.overridden(value) + " again";
    }
  }
}
