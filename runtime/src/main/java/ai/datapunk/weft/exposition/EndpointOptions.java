package ai.datapunk.weft.exposition;

import ai.datapunk.weft.http.ServerLimits;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.util.function.BooleanSupplier;

/**
 * What an endpoint is to be.
 *
 * @param ready whether the application is
 * @param protection who may scrape, and how it is kept from others
 */
record EndpointOptions(
    PrometheusRegistry registry,
    InetAddress address,
    int port,
    ServerLimits limits,
    BooleanSupplier ready,
    Protection protection) {}
