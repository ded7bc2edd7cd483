package com.example.parcel;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import lombok.Builder;
import lombok.Data;

/** A class whose methods Lombok writes, each of which is timed. */
@MeshService("shelves")
@Timed
@SuppressWarnings("weft:WEFT-130")
@Data
@Builder
public class Shelf {
  private String sku;
  private int level;
}
