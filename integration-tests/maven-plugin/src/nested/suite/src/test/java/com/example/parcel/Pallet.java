package com.example.parcel;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import lombok.Data;

/** A class among the tests whose methods Lombok writes. */
@MeshService("pallets")
@Timed
@SuppressWarnings("weft:WEFT-130")
@Data
class Pallet {
  private Shelf shelf;
}
