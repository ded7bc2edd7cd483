package com.example.orders;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import lombok.Getter;

/** A class whose only methods are written by Lombok. */
@MeshService("stock")
@Timed
@Getter
public class Stock {
  private final int level = 3;
}
