package ai.datapunk.weft.it.httpservers;

import ai.datapunk.weft.servlet.MetricsServlet;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.UnavailableException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A web application with a servlet for each way in which a request can go.
 *
 * @param filters all of them for all paths
 * @param dispatches which of them the filters see
 */
record ShopApplication(
    String path,
    PrometheusRegistry registry,
    List<Filter> filters,
    Set<DispatcherType> dispatches,
    Executor workers)
    implements ServletContainerInitializer {

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    for (Filter filter : filters) {
      FilterRegistration.Dynamic added =
          context.addFilter("metrics-" + filters.indexOf(filter), filter);
      added.setAsyncSupported(true);
      added.addMappingForUrlPatterns(EnumSet.copyOf(dispatches), false, "/*");
    }
    AsyncHandlers async = new AsyncHandlers(workers);
    add(context, "/orders/*", ShopHandlers::orders);
    add(context, "/text", ShopHandlers::text);
    add(context, "/lines", ShopHandlers::lines);
    add(context, "/form", ShopHandlers::form);
    add(context, "/parts", ShopHandlers::parts)
        .setMultipartConfig(new MultipartConfigElement(System.getProperty("java.io.tmpdir")));
    add(context, "/small-parts", ShopHandlers::parts)
        .setMultipartConfig(
            new MultipartConfigElement(System.getProperty("java.io.tmpdir"), -1, 10, 0));
    add(context, "/lost-parts", ShopHandlers::parts)
        .setMultipartConfig(new MultipartConfigElement("/dev/full/parts"));
    add(context, "/fails", ShopHandlers::fails);
    add(context, "/fails-late", ShopHandlers::failsLate);
    Supplier<ServletException> unavailable = () -> new UnavailableException("for a while", 1);
    add(context, "/unavailable", ShopHandlers.throwing(unavailable));
    add(
        context,
        "/unavailable-wrapped",
        ShopHandlers.throwing(() -> new ServletException(unavailable.get())));
    add(
        context,
        "/unavailable-wrapped-twice",
        ShopHandlers.throwing(
            () ->
                new ServletException(
                    new IllegalStateException(new UnavailableException("for good")))));
    add(context, "/refused", ShopHandlers::refused);
    add(context, "/error", ShopHandlers::errorPage);
    add(context, "/forwards", ShopHandlers::forwards);
    add(context, "/includes", ShopHandlers::includes);
    add(context, "/spring/*", ShopHandlers::spring);
    add(context, "/spring-method", ShopHandlers::springMethod);
    add(context, "/spring-default/*", ShopHandlers::springDefault);
    add(context, "/routed/*", ShopHandlers::ok);
    add(context, "*.page", ShopHandlers::ok);
    add(context, "", ShopHandlers::ok);
    add(context, "/async", async::answersLater);
    add(context, "/async-dispatch", async::dispatches);
    add(context, "/async-twice", async::startsTwice);
    add(context, "/async-timeout", async::takesTooLong);
    add(context, "/async-fails", async::failsLater);
    add(context, "/async-read", async::readsWhenReady);
    add(context, "/async-throws", AsyncHandlers::throwsOnceStarted);
    add(context, "/async-throws-answered", AsyncHandlers::answersWhatItThrows);
    add(context, "/async-throws-unavailable", AsyncHandlers::isUnavailableOnceStarted);
    add(context, "/async-throws-completed", AsyncHandlers::throwsOnceCompleted);
    add(context, "/async-throws-dispatched", AsyncHandlers::throwsOnceDispatched);
    StreamHandlers streams = new StreamHandlers(workers);
    add(context, "/events", streams::events);
    add(context, "/events-later", streams::eventsLater);
    add(context, "/upgrades", StreamHandlers::upgrades);
    context.addServlet("metrics", MetricsServlet.of(registry)).addMapping("/metrics");
  }

  private static ServletRegistration.Dynamic add(
      ServletContext context, String pattern, Handler handler) {
    ServletRegistration.Dynamic added = context.addServlet(pattern + ".", handler.servlet());
    added.setAsyncSupported(true);
    added.addMapping(pattern);
    return added;
  }
}
