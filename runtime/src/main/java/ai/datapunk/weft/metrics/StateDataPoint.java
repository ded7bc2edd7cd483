package ai.datapunk.weft.metrics;

import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.store.GaugeSeries;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The state of one label set of a state set; no state is 1 until one was set. Those that a limit
 * refuses are shown nowhere, and counted as overflow. Thread-safe.
 *
 * @param <S> the states
 */
public final class StateDataPoint<S extends Enum<S>> extends DataPoint {

  private final Map<S, GaugePoint> points;

  /** The state's name, which the store has for all that set it: it keeps no application's enum. */
  private final AtomicReference<String> state;

  StateDataPoint(
      DataPoints<StateDataPoint<S>> home, ArgumentValues values, StateSet.States<S> states) {
    super(home);
    this.points = new EnumMap<>(states.type());
    List<String> names = states.and(home.labels().names());
    AtomicReference<String> shown =
        store
            .customMetrics()
            .state(
                spec.name(),
                states.label(),
                home.labels().names(),
                home.labels().withConstants(values));
    this.state = shown;
    for (S each : states.type().getEnumConstants()) {
      List<String> all = new ArrayList<>(home.labels().withConstants(values));
      all.add(each.name());
      GaugePoint point = GaugePoint.of(home, names, all, values.overflow());
      GaugeSeries series = point.known();
      if (series != null) {
        String name = each.name();
        series.follow(() -> name.equals(shown.get()) ? 1 : 0);
      }
      points.put(each, point);
    }
  }

  /** This is the state from now on. */
  public void set(S now) {
    if (isMissing(now, "state")) {
      return;
    }
    state.set(now.name());
    GaugePoint point = points.get(now);
    if (point != null) {
      point.overflowed();
    }
  }

  @Override
  boolean hasEnded() {
    return false;
  }
}
