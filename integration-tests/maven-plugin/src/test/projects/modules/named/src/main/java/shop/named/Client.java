package shop.named;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;

@MeshService("named")
public class Client {

  @Timed
  public int sum(int number) {
    return number;
  }
}
