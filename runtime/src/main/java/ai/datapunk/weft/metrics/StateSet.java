package ai.datapunk.weft.metrics;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.record.CustomLabels;
import ai.datapunk.weft.store.MetricStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A state set: for each constant of an enum a gauge that is 1 while that is the state, and 0
 * otherwise, whoever has set it last. Thread-safe.
 *
 * @param <S> the states
 */
public final class StateSet<S extends Enum<S>> extends LabelledMetric<StateDataPoint<S>> {

  /**
   * The states, and the label that has their names.
   *
   * @param type the states' enum
   */
  record States<S extends Enum<S>>(String label, Class<S> type) {

    List<String> and(List<String> otherLabels) {
      List<String> all = new ArrayList<>(otherLabels);
      all.add(label);
      return List.copyOf(all);
    }

    List<String> names() {
      return Stream.of(type.getEnumConstants()).map(Enum::name).toList();
    }
  }

  private record Points<S extends Enum<S>>(States<S> states)
      implements PointFactory<StateDataPoint<S>> {

    @Override
    public void define(MetricSpec spec, MetricStore store, List<String> labelNames) {
      store
          .customMetrics()
          .defineGauge(Instrument.STATE_SET, spec.name(), spec.help(), states.and(labelNames));
      store.customMetrics().values(spec.name(), states.label).close(states.names());
    }

    /** Each of its series has a place of its own. */
    @Override
    public ArgumentValues place(CustomLabels labels, ArgumentValues values) {
      return values;
    }

    @Override
    public StateDataPoint<S> create(DataPoints<StateDataPoint<S>> home, ArgumentValues values) {
      return new StateDataPoint<>(home, values, states);
    }
  }

  private StateSet(MetricHome<StateDataPoint<S>> home) {
    super(home);
  }

  /**
   * This is the state from now on.
   *
   * @throws IllegalArgumentException if there are labels beside the state's
   */
  public void set(S state) {
    unlabelled().set(state);
  }

  /**
   * What is to be said of a state set: its labels beside the state's. Not thread-safe.
   *
   * @param <S> the states
   */
  public static final class Builder<S extends Enum<S>>
      extends LabelledBuilder<Builder<S>, StateSet<S>> {

    private final Supplier<MetricStore> stores;
    private final States<S> states;

    Builder(Supplier<MetricStore> stores, String name, String help, String label, Class<S> states) {
      super(MetricType.GAUGE, name, help);
      this.stores = stores;
      this.states = new States<>(requireNonNull(label, "label"), requireNonNull(states, "states"));
      if (this.states.names().isEmpty()) {
        throw new IllegalArgumentException(
            name + " has no states: the enum " + states.getName() + " has no constants");
      }
    }

    @Override
    Builder<S> self() {
      return this;
    }

    @Override
    List<String> labelNames() {
      return states.and(super.labelNames());
    }

    @Override
    public StateSet<S> register() {
      return new StateSet<>(new MetricHome<>(spec(), stores, new Points<>(states)));
    }
  }
}
