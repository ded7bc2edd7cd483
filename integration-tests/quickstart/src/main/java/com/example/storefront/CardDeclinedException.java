package com.example.storefront;

/** The payment service works, and says no; asking again does not help. */
public class CardDeclinedException extends Exception {

  private static final long serialVersionUID = 1;

  /** For this order. */
  public CardDeclinedException(Order order) {
    super("the card for order " + order.id() + " was declined");
  }
}
