package ai.datapunk.weft.it.httpservers;

import ai.datapunk.weft.Mesh;
import org.junit.jupiter.api.Tag;

@Tag("tomcat")
class TomcatWebXmlTest extends WebXmlTest {

  TomcatWebXmlTest() {
    super(new TomcatContainer());
  }

  @Override
  RunningServer embedded(Mesh mesh) throws Exception {
    return EmbeddedTomcat.start(mesh);
  }
}
