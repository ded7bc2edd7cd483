package shop.ownaspect;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;

@MeshService("ownaspect")
public class Client {
  int calls;

  @Retried(maxAttempts = 3, delay = "1ms")
  public void fail() {
    calls++;
    throw new IllegalStateException();
  }
}
