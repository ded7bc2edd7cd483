package com.example.suite.shape;

import ai.datapunk.weft.annotation.Timed;

/** A class with an annotation: its public methods have it. */
@Timed(service = "whole")
public final class Whole {

  private final int seen;

  /** Calls the other constructor. */
  public Whole() {
    this(1);
  }

  /** Calls a timed method. */
  public Whole(int start) {
    seen = next(start);
  }

  /** Timed. */
  public int next(int value) {
    return value + 1;
  }

  /** Timed as the method says. */
  @Timed(service = "whole", operation = "own_name")
  public int seen() {
    return hidden();
  }

  int hidden() {
    return seen;
  }
}
