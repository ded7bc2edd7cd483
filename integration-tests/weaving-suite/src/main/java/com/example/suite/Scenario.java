package com.example.suite;

/** Calls of annotated methods, and what their callers must see. */
@FunctionalInterface
public interface Scenario {

  /** Makes the calls. */
  void run(Checks checks) throws Exception;
}
