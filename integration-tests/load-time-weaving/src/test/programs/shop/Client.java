package shop;

import ai.datapunk.weft.annotation.Timed;

/** A class with one annotated method. */
public class Client {

  @Timed(service = "shop")
  int sum(int more) {
    return 1 + more;
  }
}
