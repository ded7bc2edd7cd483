package shop.ownaspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ClientTest {

  @Test
  void eachAdviceRunsOnce() {
    Client client = new Client();
    assertThrows(IllegalStateException.class, client::fail);
    assertEquals(3, client.calls);
    assertEquals(0, Audit.CALLS.get());
  }
}
