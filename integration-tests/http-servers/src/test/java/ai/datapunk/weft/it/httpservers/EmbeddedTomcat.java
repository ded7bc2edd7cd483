package ai.datapunk.weft.it.httpservers;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.servlet.MetricsFilter;
import ai.datapunk.weft.servlet.MetricsServlet;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** The set-up of an embedded Tomcat that docs/standard-metrics.md shows. */
final class EmbeddedTomcat {

  private EmbeddedTomcat() {}

  static RunningServer start(Mesh mesh) throws Exception {
    return TomcatServer.of(tomcat -> setUp(tomcat, mesh));
  }

  private static void setUp(Tomcat tomcat, Mesh mesh) {
    // tag::embedded[]
    Context shop = tomcat.addContext("/shop", null);
    FilterDef filter = new FilterDef();
    filter.setFilterName("requests");
    filter.setFilter(MetricsFilter.of(mesh));
    filter.setAsyncSupported("true");
    shop.addFilterDef(filter);
    FilterMap paths = new FilterMap();
    paths.setFilterName("requests");
    paths.addURLPattern("/*");
    paths.setDispatcher("REQUEST");
    paths.setDispatcher("ASYNC");
    shop.addFilterMap(paths);
    Tomcat.addServlet(shop, "metrics", new MetricsServlet()).addMapping("/metrics");
    // end::embedded[]
    Tomcat.addServlet(shop, "orders", ((Handler) ShopHandlers::ok).servlet())
        .addMapping("/orders/*");
  }
}
