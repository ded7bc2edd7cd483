package com.example.suite.shape;

import ai.datapunk.weft.annotation.Timed;

/** An enum whose methods, and whose constants' bodies, are annotated. */
@SuppressWarnings("weft:WEFT-115")
enum Plan {
  BASIC {
    @Override
    @Timed(service = "plan", operation = "basic_price")
    int price() {
      return 1;
    }
  },
  PLUS;

  @Timed(service = "plan", operation = "plan_price")
  int price() {
    return 2;
  }
}
