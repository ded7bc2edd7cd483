package com.example.orders;

import lombok.Data;

/** An order on the wire. */
@Data
public class OrderDto {
  private String sku;
  private int quantity;
}
