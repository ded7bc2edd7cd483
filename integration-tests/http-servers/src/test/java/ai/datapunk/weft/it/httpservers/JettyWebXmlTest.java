package ai.datapunk.weft.it.httpservers;

class JettyWebXmlTest extends WebXmlTest {

  JettyWebXmlTest() {
    super(new JettyContainer());
  }
}
