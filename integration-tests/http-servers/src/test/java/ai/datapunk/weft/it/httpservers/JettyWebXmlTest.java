package ai.datapunk.weft.it.httpservers;

import jakarta.servlet.ServletContainerInitializer;

class JettyWebXmlTest extends WebXmlTest {

  @Override
  RunningServer start(String path, ServletContainerInitializer application) throws Exception {
    return JettyServer.of(path, application);
  }

  @Override
  RunningServer start(String path, String webXml, String role, String password) throws Exception {
    return JettyServer.of(path, webXml, role, password);
  }
}
