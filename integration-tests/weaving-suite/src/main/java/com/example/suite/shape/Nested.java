package com.example.suite.shape;

import ai.datapunk.weft.annotation.Timed;
import java.util.function.Supplier;

/** Classes within a class, and within a method. */
@SuppressWarnings("weft:WEFT-115")
class Nested {

  private final String name;

  Nested(String name) {
    this.name = name;
  }

  /** Sees the outer object. */
  class Inner {

    @Timed(service = "nested", operation = "inner")
    String inner() {
      return "inner of " + name;
    }
  }

  /** A record. */
  record Point(int x, int y) {

    @Timed(service = "nested", operation = "record")
    int sum() {
      return x + y;
    }
  }

  static Supplier<String> anonymous(String captured) {
    return new Supplier<>() {
      @Override
      @Timed(service = "nested", operation = "anonymous")
      public String get() {
        return "anonymous " + captured;
      }
    };
  }

  static String local(String captured) {
    class Local {
      @Timed(service = "nested", operation = "local")
      String text() {
        return "local " + captured;
      }
    }

    return new Local().text();
  }
}
