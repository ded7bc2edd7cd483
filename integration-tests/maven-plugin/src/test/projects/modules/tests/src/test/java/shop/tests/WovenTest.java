package shop.tests;

import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import org.junit.jupiter.api.Test;

class WovenTest {

  @MeshService("tests")
  static class Client {
    int calls;

    @Retried(maxAttempts = 3, delay = "1ms")
    void fail() {
      calls++;
      throw new IllegalStateException();
    }
  }

  @Test
  void aClassAmongTheTestsIsWoven() {
    Client client = new Client();
    assertThrows(IllegalStateException.class, client::fail);
    if (client.calls != 3) {
      throw new AssertionError(client.calls + " calls");
    }
  }
}
