package com.example.orders;

import lombok.Builder;
import lombok.Value;

/** An order; Lombok writes what it can do. */
@Value
@Builder
public class Order {
  String sku;
  int quantity;
}
