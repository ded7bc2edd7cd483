package ai.datapunk.weft.it.httpservers;

import jakarta.servlet.ServletContainerInitializer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.security.Credential;

/** Jetty. */
final class JettyServer implements RunningServer {

  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

  private JettyServer(Handler handler) throws Exception {
    server.setHandler(handler);
    server.start();
  }

  JettyServer(List<ShopApplication> applications) throws Exception {
    this(contexts(applications));
  }

  private static Handler contexts(List<ShopApplication> applications) {
    ContextHandlerCollection contexts = new ContextHandlerCollection();
    for (ShopApplication application : applications) {
      ServletContextHandler context = new ServletContextHandler(application.path());
      ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
      errors.addErrorPage(403, "/error");
      context.setErrorHandler(errors);
      context.addServletContainerInitializer(application);
      contexts.addHandler(context);
    }
    return contexts;
  }

  /** One application that sets itself up. */
  static JettyServer of(String path, ServletContainerInitializer application) throws Exception {
    ServletContextHandler context = new ServletContextHandler(path);
    context.addServletContainerInitializer(application);
    return new JettyServer(context);
  }

  /** One application that is set up. */
  static JettyServer of(ServletContextHandler application) throws Exception {
    return new JettyServer(application);
  }

  /** As {@link WebXmlTest} has it. */
  static JettyServer of(String path, String webXml, String role, String password) throws Exception {
    WebAppContext context = new WebAppContext();
    context.setContextPath(path);
    context.setBaseResourceAsPath(WebXmlTest.folder(webXml));
    UserStore users = new UserStore();
    users.addUser(role, Credential.getCredential(password), new String[] {role});
    HashLoginService login = new HashLoginService();
    login.setUserStore(users);
    context.getSecurityHandler().setLoginService(login);
    return new JettyServer(context);
  }

  @Override
  public int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void close() {
    // It is a component as much as a server: its own method throws whatever there is.
    LifeCycle.stop(server);
  }
}
