package ai.datapunk.weft.it.httpservers;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.servlet.MetricsFilter;
import ai.datapunk.weft.servlet.MetricsServlet;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

class JettyWebXmlTest extends WebXmlTest {

  JettyWebXmlTest() {
    super(new JettyContainer());
  }

  @Override
  RunningServer embedded(Mesh mesh) throws Exception {
    // tag::embedded[]
    ServletContextHandler shop = new ServletContextHandler("/shop");
    FilterHolder filter = new FilterHolder(MetricsFilter.of(mesh));
    filter.setAsyncSupported(true);
    shop.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    shop.addServlet(new ServletHolder(new MetricsServlet()), "/metrics");
    // end::embedded[]
    shop.addServlet(new ServletHolder(((Handler) ShopHandlers::ok).servlet()), "/orders/*");
    return JettyServer.of(shop);
  }
}
