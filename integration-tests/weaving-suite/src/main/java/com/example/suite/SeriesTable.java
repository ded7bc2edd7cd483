package com.example.suite;

import ai.datapunk.weft.Weft;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Series and their values: those of a scrape, or those that a scrape must have. */
final class SeriesTable {

  private static final String EXPECTED = "expected-series.txt";

  /** What passing time moves, and what says something of Weft itself and not of calls. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "circuit_breaker_state_seconds",
          "weft_recording_failures",
          "weft_unwoven_methods",
          "weft_overflow");

  /** What a source of instances brings into being, whether anybody calls one or not. */
  private static final Set<String> OF_SOURCES =
      Set.of(
          "load_balancer_active_connections",
          "load_balancer_active_instances",
          "load_balancer_instance_health",
          "mesh_healthy_instances",
          "mesh_service_registrations");

  private final Map<String, Double> values = new TreeMap<>();

  private SeriesTable() {}

  /** What the default mesh shows now. */
  static SeriesTable scraped() {
    Weft.mesh();
    SeriesTable table = new SeriesTable();
    for (MetricSnapshot family : PrometheusRegistry.defaultRegistry.scrape()) {
      String name = family.getMetadata().getName();
      if (!LEFT_OUT.contains(name)) {
        for (DataPointSnapshot point : family.getDataPoints()) {
          table.values.put(name + labels(point), value(point));
        }
      }
    }
    return table;
  }

  /** What the calls of all scenarios must have counted. */
  static SeriesTable expected() {
    SeriesTable table = new SeriesTable();
    InputStream resource = SeriesTable.class.getResourceAsStream(EXPECTED);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int end = line.lastIndexOf(' ');
        table.values.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return table;
  }

  static SeriesTable empty() {
    return new SeriesTable();
  }

  /** The series that calls of annotated methods brought into being. */
  SeriesTable ofCalls() {
    SeriesTable table = new SeriesTable();
    table.values.putAll(values);
    table.values.keySet().removeIf(key -> OF_SOURCES.contains(key.substring(0, key.indexOf('{'))));
    return table;
  }

  Map<String, Double> values() {
    return values;
  }

  private static String labels(DataPointSnapshot point) {
    return StreamSupport.stream(point.getLabels().spliterator(), false)
        .map(SeriesTable::text)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String text(Label label) {
    return label.getName() + "=\"" + label.getValue() + '"';
  }

  /** How often a histogram was added to, and what else there is to count. */
  private static double value(DataPointSnapshot point) {
    if (point instanceof CounterDataPointSnapshot counter) {
      return counter.getValue();
    }
    if (point instanceof GaugeDataPointSnapshot gauge) {
      return gauge.getValue();
    }
    return ((HistogramDataPointSnapshot) point).getCount();
  }
}
