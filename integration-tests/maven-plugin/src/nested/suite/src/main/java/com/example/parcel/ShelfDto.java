package com.example.parcel;

import lombok.Value;

/** A shelf on the wire. */
@Value
public class ShelfDto {
  String sku;
  int level;
}
