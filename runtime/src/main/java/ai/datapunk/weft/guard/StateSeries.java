package ai.datapunk.weft.guard;

import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesGroup;
import ai.datapunk.weft.store.SeriesOwners;

/** The series that show a circuit's state: read from it at each scrape. Thread-safe. */
final class StateSeries {

  private final GuardedCircuit circuit;
  private final MetricStore store;
  private final SeriesGroup series;
  private final Runnable reading;

  /** The series of a circuit, which are in the store once they are exposed. */
  StateSeries(GuardedCircuit circuit, MetricStore store) {
    this.circuit = circuit;
    this.store = store;
    this.series = new SeriesGroup(store);
    this.reading = circuit::scrapedState;
  }

  SeriesGroup group() {
    return series;
  }

  /** Shows the state from now on, as of the beginning of each scrape. */
  void expose() {
    String service = circuit.service();
    store.owners().take(SeriesOwners.circuit(service));
    store.preparations().addReading(service, reading);
    series.gauge(Family.CIRCUIT_BREAKER_STATE, service).follow(this::code);
    series.gauge(Family.MESH_CIRCUIT_BREAKER_STATE, service).follow(this::code);
    series.gauge(Family.CIRCUIT_BREAKER_ERROR_RATE, service).follow(circuit::errorRate);
    series.gauge(Family.CIRCUIT_BREAKER_SECONDS_TO_OPEN, service).follow(circuit::secondsToOpen);
    for (State state : State.values()) {
      series
          .counter(Family.CIRCUIT_BREAKER_STATE_SECONDS, service, state.label())
          .derivedFrom(() -> circuit.secondsIn(state));
    }
  }

  private int code() {
    return circuit.reachedState().code();
  }

  /** Ends them. */
  void end() {
    store.preparations().remove(reading);
    series.end();
    store.owners().give(SeriesOwners.circuit(circuit.service()));
  }
}
