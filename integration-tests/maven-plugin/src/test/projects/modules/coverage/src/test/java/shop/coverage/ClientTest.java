package shop.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClientTest {

  @Test
  void someLinesAndBranchesAreCovered() {
    Client client = new Client();
    assertEquals(28, client.price(3, true));
    assertEquals("S", client.size("small"));
    assertEquals("now", client.later("now").join());
  }
}
