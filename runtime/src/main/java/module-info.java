/** What a woven call does: metric families, guards and their exposition. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module ai.datapunk.weft.runtime {
  requires transitive ai.datapunk.weft.annotations;
  requires transitive ai.datapunk.weft.contract;
  requires transitive io.prometheus.metrics.model;
  requires io.prometheus.metrics.core;
  requires io.prometheus.metrics.config;
  // For exemplars, which are off where somebody leaves these out.
  requires static io.prometheus.metrics.tracer.common;
  requires static io.prometheus.metrics.tracer.initializer;
  requires io.prometheus.metrics.exporter.common;
  // For those who push.
  requires static io.prometheus.metrics.exporter.pushgateway;
  // For those who show the metrics of the process.
  requires static io.prometheus.metrics.instrumentation.jvm;
  requires transitive jdk.httpserver;
  requires java.management;
  requires java.naming;
  requires org.slf4j;
  // For the bridges, whose users have them.
  requires static io.github.resilience4j.circuitbreaker;
  requires static io.github.resilience4j.core;
  requires static io.github.resilience4j.retry;
  // For the filter and the servlet, whose servers have it.
  requires static jakarta.servlet;
  // For those who show the series in Micrometer.
  requires static micrometer.core;
  requires static micrometer.registry.prometheus;
  requires static reactor.core;
  requires static org.reactivestreams;
  requires transitive org.jspecify;

  // What applications use.
  exports ai.datapunk.weft;
  exports ai.datapunk.weft.access;
  exports ai.datapunk.weft.application;
  exports ai.datapunk.weft.circuitbreaker;
  exports ai.datapunk.weft.config;
  exports ai.datapunk.weft.credentials;
  exports ai.datapunk.weft.exposition;
  exports ai.datapunk.weft.health;
  exports ai.datapunk.weft.httpserver;
  exports ai.datapunk.weft.label;
  exports ai.datapunk.weft.loadbalancer;
  exports ai.datapunk.weft.mesh;
  exports ai.datapunk.weft.metrics;
  exports ai.datapunk.weft.micrometer;
  exports ai.datapunk.weft.policy;
  exports ai.datapunk.weft.process;
  exports ai.datapunk.weft.push;
  exports ai.datapunk.weft.resilience4j;
  exports ai.datapunk.weft.retry;
  exports ai.datapunk.weft.servlet;
  exports ai.datapunk.weft.time;
  exports ai.datapunk.weft.view;

  // What generated code names, and what code calls that advice is woven into.
  exports ai.datapunk.weft.spec;
  exports ai.datapunk.weft.probe;
  exports ai.datapunk.weft.record;
  exports ai.datapunk.weft.attempt to
      ai.datapunk.weft.aspects;
  exports ai.datapunk.weft.requirement to
      ai.datapunk.weft.aspects;
}
