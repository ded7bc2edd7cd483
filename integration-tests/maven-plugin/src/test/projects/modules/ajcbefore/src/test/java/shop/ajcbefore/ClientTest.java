package shop.ajcbefore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ClientTest {

  @Test
  void eachAdviceRunsOnce() {
    Client client = new Client();
    assertThrows(IllegalStateException.class, client::fail);
    assertEquals(3, client.calls);
    // Its advice is a part of the body, which Weft calls again.
    assertEquals(3, Audit.CALLS.get());
  }
}
