package com.example.suite;

import ai.datapunk.weft.WovenAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What callers saw, compared with what they must see. Not thread-safe. */
public final class Checks {

  private final List<String> wrong = new ArrayList<>();
  private int passed;

  Checks() {}

  /** Two values must be equal. */
  public void equal(String what, Object expected, Object actual) {
    check(Objects.equals(expected, actual), what + " is " + actual + ", not " + expected);
  }

  /** A call must throw this very object. */
  public void thrown(String what, Throwable expected, Callable<?> call) {
    Throwable actual = caught(call);
    check(actual == expected, what + " is " + actual + ", not " + expected);
  }

  /** A call must throw an exception of this class. */
  public void thrown(String what, Class<? extends Throwable> expected, Callable<?> call) {
    Throwable actual = caught(call);
    check(expected.isInstance(actual), what + " threw " + actual + ", no " + expected.getName());
  }

  /** A class must be woven, whoever did it, as a test of an application would ask. */
  void woven(Class<?> type) {
    try {
      WovenAssertions.assertWoven(type);
      passed++;
    } catch (AssertionError notWoven) {
      wrong.add(notWoven.getMessage());
    }
  }

  /** Runs a scenario; one that ends early is wrong. */
  void run(Scenario scenario) {
    try {
      scenario.run(this);
    } catch (Exception | LinkageError thrown) {
      StackTraceElement at = thrown.getStackTrace().length == 0 ? null : thrown.getStackTrace()[0];
      check(false, "a scenario ended with " + thrown + " at " + at);
    }
  }

  /** How many were right. */
  int passed() {
    return passed;
  }

  /** Those that were wrong. */
  List<String> wrong() {
    return wrong;
  }

  private void check(boolean right, String otherwise) {
    if (right) {
      passed++;
    } else {
      wrong.add(otherwise);
    }
  }

  private static Throwable caught(Callable<?> call) {
    try {
      call.call();
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
