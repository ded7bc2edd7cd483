package ai.datapunk.weft.it.httpservers;

import org.junit.jupiter.api.Tag;

@Tag("tomcat")
class TomcatTest extends ServletServerTest {

  TomcatTest() {
    super(new TomcatContainer());
  }
}
