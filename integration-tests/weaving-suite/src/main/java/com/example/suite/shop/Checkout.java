package com.example.suite.shop;

import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.Timed;

/** Calls whose arguments become values of labels. */
public class Checkout {

  /** A label that is bounded by its type. */
  public enum Delivery {
    EXPRESS,
    STANDARD
  }

  /** The first parameter is a label. */
  @Timed(metric = "checkout_first_seconds", help = "Label at the first position", labels = "k=v")
  public void first(@Label("delivery") Delivery delivery) {}

  /** The third parameter is a label, behind primitive ones that take two slots. */
  @Timed(metric = "checkout_third_seconds", help = "Label at the third position")
  public double third(long a, double b, @Label("delivery") Delivery delivery, int c) {
    return a + b + c;
  }

  /** The twelfth parameter is a label. */
  @Timed(metric = "checkout_twelfth_seconds", help = "Label at the twelfth position")
  public static int twelfth(
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
      @Label("express") boolean express) {
    return a + b + c + d + e + f + g + h + i + j + k;
  }

  /** Three labels, of which the second has as many values as callers give it, up to two. */
  @Timed(metric = "checkout_three_seconds", help = "Three labels")
  public String three(
      @Label("delivery") Delivery delivery,
      int between,
      @Label(value = "tenant", max = 2) String tenant,
      @Label("gift") boolean gift) {
    return tenant + between;
  }
}
