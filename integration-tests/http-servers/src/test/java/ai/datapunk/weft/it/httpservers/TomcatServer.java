package ai.datapunk.weft.it.httpservers;

import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Tomcat. */
final class TomcatServer implements RunningServer {

  private final Tomcat tomcat = new Tomcat();
  private final Connector connector = new Connector();

  private TomcatServer() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "tomcat").toAbsolutePath();
    tomcat.setBaseDir(folder.toString());
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    tomcat.setConnector(connector);
  }

  TomcatServer(List<ShopApplication> applications) throws IOException, LifecycleException {
    this();
    for (ShopApplication application : applications) {
      Context context = tomcat.addContext(application.path(), null);
      addDefaultServlet(context);
      ErrorPage page = new ErrorPage();
      page.setErrorCode(403);
      page.setLocation("/error");
      context.addErrorPage(page);
      context.addServletContainerInitializer(application, Set.of());
    }
    tomcat.start();
  }

  /** As each application has one that brings a {@code web.xml}. */
  private static void addDefaultServlet(Context context) {
    context.addServletContainerInitializer(
        (classes, application) ->
            application.addServlet("default", new DefaultServlet()).addMapping("/"),
        Set.of());
  }

  /** One application that sets itself up. */
  static TomcatServer of(String path, ServletContainerInitializer application)
      throws IOException, LifecycleException {
    TomcatServer server = new TomcatServer();
    Context context = server.tomcat.addContext(path, null);
    addDefaultServlet(context);
    context.addServletContainerInitializer(application, Set.of());
    server.tomcat.start();
    return server;
  }

  /** With what sets it up. */
  static TomcatServer of(Consumer<Tomcat> setUp) throws IOException, LifecycleException {
    TomcatServer server = new TomcatServer();
    setUp.accept(server.tomcat);
    server.tomcat.start();
    return server;
  }

  /** As {@link WebXmlTest} has it. */
  static TomcatServer of(String path, String webXml, String role, String password)
      throws IOException, LifecycleException {
    TomcatServer server = new TomcatServer();
    String folder = WebXmlTest.folder(webXml).toString();
    Context context = server.tomcat.addWebapp(null, path, folder, new ContextConfig());
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    context.setJarScanner(scanner);
    server.tomcat.addUser(role, password);
    server.tomcat.addRole(role, role);
    server.tomcat.start();
    return server;
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }
}
