package com.example.suite;

import java.util.List;

/**
 * What a run of the suite came to.
 *
 * @param checks how many things callers saw as they must
 * @param series how many series have the value that they must have
 * @param wrong what is not as it must be, in words
 */
public record Report(int checks, int series, List<String> wrong) {

  /** Whether all is as it must be. */
  public boolean isRight() {
    return wrong.isEmpty();
  }

  /** The counts in a line. */
  public String line() {
    return checks + " checks passed, " + series + " series right, " + wrong.size() + " wrong";
  }
}
