package ai.datapunk.weft.monitoring.alerts;

import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * For how many seconds of five minutes a circuit may be open: a minute in all, or six of its
 * openings where these are shorter. One that opens for ten seconds is open again and again while
 * its service is away, and half-open in between, so that it is never seen open for a whole minute;
 * and one that opens for a second hardly adds up to one.
 */
final class CircuitThresholds {

  static final double MINUTE = 60;

  private static final int OPENINGS = 6;

  private CircuitThresholds() {}

  /** The services whose circuits open for short, by how long they may be open. */
  static SortedMap<Double, SortedSet<String>> ofShort(Map<String, Circuit> circuits) {
    SortedMap<Double, SortedSet<String>> services = new TreeMap<>();
    circuits.forEach(
        (service, circuit) -> {
          double openings = milliseconds(circuit.openFor() * OPENINGS);
          if (openings < MINUTE) {
            services.computeIfAbsent(openings, unknown -> new TreeSet<>()).add(service);
          }
        });
    return services;
  }

  private static double milliseconds(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
