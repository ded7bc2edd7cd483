package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Gate;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.http.ServerLimits;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is to be.
 *
 * @param ready whether the application is
 * @param application what runs, for the page that a person opens; gives null where nobody says
 * @param protection who may scrape, and how it is kept from others
 * @param admissions makes a gate one that counts, where that is asked for
 */
record EndpointOptions(
    PrometheusRegistry registry,
    InetAddress address,
    int port,
    ServerLimits limits,
    BooleanSupplier ready,
    Supplier<@Nullable Application> application,
    Protection protection,
    UnaryOperator<Gate> admissions) {}
