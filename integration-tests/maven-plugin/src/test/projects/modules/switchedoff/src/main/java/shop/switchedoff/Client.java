package shop.switchedoff;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;

@MeshService("switchedoff")
public class Client {

  @Timed
  public int sum(int number) {
    return number;
  }
}
