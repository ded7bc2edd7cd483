package com.example.probe;

import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.Timed;
import com.example.suite.UnwovenGauge;

/** A class with a method for which there is no advice, as the compiler would have said. */
public class Unweavable {

  /** Says that it runs, and what is told of it. */
  public static void main(String[] arguments) throws InterruptedException {
    new Unweavable().call(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, true);
    System.out.println("unwoven: " + System.getProperty("weft.agent.unwoven"));
    System.out.println("weft_unwoven_methods " + UnwovenGauge.value());
  }

  @Timed(metric = "unweavable_seconds", help = "Has a label behind sixteen parameters")
  void call(
      int a,
      int b,
      int c,
      int d,
      int e,
      int f,
      int g,
      int h,
      int i,
      int j,
      int k,
      int l,
      int m,
      int n,
      int o,
      int p,
      @Label("flag") boolean flag) {
    System.out.println("called");
  }
}
