package com.example.storefront;

/** How an order reaches the shopper. */
public enum Delivery {
  STANDARD,
  EXPRESS
}
