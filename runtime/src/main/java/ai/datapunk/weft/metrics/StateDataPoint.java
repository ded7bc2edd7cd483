package ai.datapunk.weft.metrics;

import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.store.GaugeSeries;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The state of one label set of a state set; no state is 1 until one was set. Those that a limit
 * refuses are shown nowhere, and counted as overflow. Thread-safe.
 *
 * @param <S> the states
 */
public final class StateDataPoint<S extends Enum<S>> extends DataPoint {

  private final Map<S, GaugePoint> points;

  /** The state's ordinal; the store has it, and must not keep an application's enum. */
  private final AtomicInteger state = new AtomicInteger(-1);

  StateDataPoint(
      DataPoints<StateDataPoint<S>> home, ArgumentValues values, StateSet.States<S> states) {
    super(home);
    this.points = new EnumMap<>(states.type());
    List<String> names = states.and(home.labels().names());
    AtomicInteger shown = state;
    for (S each : states.type().getEnumConstants()) {
      List<String> all = new ArrayList<>(home.labels().withConstants(values));
      all.add(each.name());
      GaugePoint point = GaugePoint.of(home, names, all, values.overflow());
      GaugeSeries series = point.known();
      if (series != null) {
        int ordinal = ordinal(each);
        series.follow(() -> shown.get() == ordinal ? 1 : 0);
      }
      points.put(each, point);
    }
  }

  /** This is the state from now on. */
  public void set(S now) {
    if (isMissing(now, "state")) {
      return;
    }
    state.set(ordinal(now));
    GaugePoint point = points.get(now);
    if (point != null) {
      point.overflowed();
    }
  }

  @SuppressWarnings("EnumOrdinal") // It is compared with others of the same run alone.
  private static int ordinal(Enum<?> constant) {
    return constant.ordinal();
  }

  @Override
  boolean hasEnded() {
    return false;
  }
}
