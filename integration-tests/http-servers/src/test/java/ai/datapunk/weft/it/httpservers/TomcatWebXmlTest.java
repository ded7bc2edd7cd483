package ai.datapunk.weft.it.httpservers;

import jakarta.servlet.ServletContainerInitializer;
import org.junit.jupiter.api.Tag;

@Tag("tomcat")
class TomcatWebXmlTest extends WebXmlTest {

  @Override
  RunningServer start(String path, ServletContainerInitializer application) throws Exception {
    return TomcatServer.of(path, application);
  }

  @Override
  RunningServer start(String path, String webXml, String role, String password) throws Exception {
    return TomcatServer.of(path, webXml, role, password);
  }
}
