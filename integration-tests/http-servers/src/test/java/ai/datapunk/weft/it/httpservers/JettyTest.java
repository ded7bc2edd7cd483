package ai.datapunk.weft.it.httpservers;

class JettyTest extends ServletServerTest {

  JettyTest() {
    super(new JettyContainer());
  }
}
