package ai.datapunk.weft.it.httpservers;

import jakarta.servlet.ServletContainerInitializer;
import java.util.List;

/** Starts Jetty. */
final class JettyContainer implements ServletContainer {

  @Override
  public Version version() {
    return Version.JETTY_12;
  }

  @Override
  public RunningServer start(List<ShopApplication> applications) throws Exception {
    return new JettyServer(applications);
  }

  @Override
  public RunningServer start(String path, ServletContainerInitializer application)
      throws Exception {
    return JettyServer.of(path, application);
  }

  @Override
  public RunningServer start(String path, String webXml, String role, String password)
      throws Exception {
    return JettyServer.of(path, webXml, role, password);
  }
}
