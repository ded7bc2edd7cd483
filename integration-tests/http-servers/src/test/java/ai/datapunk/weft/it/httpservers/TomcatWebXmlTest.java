package ai.datapunk.weft.it.httpservers;

import org.junit.jupiter.api.Tag;

@Tag("tomcat")
class TomcatWebXmlTest extends WebXmlTest {

  TomcatWebXmlTest() {
    super(new TomcatContainer());
  }
}
