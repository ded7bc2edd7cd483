package shop.ajcafter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ClientTest {

  @Test
  void eachAdviceRunsOnce() {
    Client client = new Client();
    assertThrows(IllegalStateException.class, client::fail);
    assertEquals(3, client.calls);
    // Its advice is around Weft's.
    assertEquals(1, Audit.CALLS.get());
  }
}
