package ai.datapunk.weft.it.httpservers;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.component.LifeCycle;

/** Jetty. */
final class JettyServer implements RunningServer {

  private final Server server =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

  JettyServer(List<ShopApplication> applications) throws Exception {
    ContextHandlerCollection contexts = new ContextHandlerCollection();
    for (ShopApplication application : applications) {
      ServletContextHandler context = new ServletContextHandler(application.path());
      ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
      errors.addErrorPage(403, "/error");
      context.setErrorHandler(errors);
      context.addServletContainerInitializer(application);
      contexts.addHandler(context);
    }
    server.setHandler(contexts);
    server.start();
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
