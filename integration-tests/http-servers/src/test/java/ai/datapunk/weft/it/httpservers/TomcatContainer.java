package ai.datapunk.weft.it.httpservers;

import jakarta.servlet.ServletContainerInitializer;
import java.util.List;
import org.apache.catalina.util.ServerInfo;

/** Starts Tomcat, whichever version is on the class path. */
final class TomcatContainer implements ServletContainer {

  @Override
  public Version version() {
    return Version.valueOf("TOMCAT_" + ServerInfo.getServerNumber().split("\\.")[0]);
  }

  @Override
  public RunningServer start(List<ShopApplication> applications) throws Exception {
    return new TomcatServer(applications);
  }

  @Override
  public RunningServer start(String path, ServletContainerInitializer application)
      throws Exception {
    return TomcatServer.of(path, application);
  }

  @Override
  public RunningServer start(String path, String webXml, String role, String password)
      throws Exception {
    return TomcatServer.of(path, webXml, role, password);
  }
}
