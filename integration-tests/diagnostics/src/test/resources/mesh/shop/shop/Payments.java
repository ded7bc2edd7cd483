package shop;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;

/** Is called by orders, and calls them. */
@MeshService("payments")
class Payments {

  @Timed
  void charge(String sku) {
    new Orders().state(sku);
  }
}
