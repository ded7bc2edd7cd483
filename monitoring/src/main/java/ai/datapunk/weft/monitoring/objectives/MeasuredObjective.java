package ai.datapunk.weft.monitoring.objectives;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.monitoring.promql.Matchers;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the calls of some series are to reach.
 *
 * @param kind {@code availability} or {@code latency}
 * @param target the share of calls that are to be good
 * @param service whose operation is called; empty for a metric of one's own that does not say
 * @param operation what is called, or the metric of one's own that measures it
 * @param calls what counts them
 * @param applications those that measure it, or one without a name if none has any
 * @param wishes all shares, times and windows that methods want of it
 */
record MeasuredObjective(
    String kind,
    double target,
    Duration window,
    String service,
    String operation,
    CountedCalls calls,
    SortedSet<String> applications,
    SortedSet<String> wishes) {

  static final String OBJECTIVE = "objective";
  static final String OPERATION = "operation";
  static final String SERVICE = "service";
  static final String WINDOW = "window";
  static final String TARGET = "target";

  /**
   * What wants more is behind: the higher share, of equal ones the longer window, and then the
   * shorter time. Of what is equal in all of these, what counts it decides, and not which catalog
   * was named first.
   */
  private static final Comparator<MeasuredObjective> BY_WANTS =
      Comparator.comparingDouble(MeasuredObjective::target)
          .thenComparing(MeasuredObjective::window)
          .thenComparing(
              Comparator.comparingDouble((MeasuredObjective one) -> one.calls().bound()).reversed())
          .thenComparing(one -> one.calls().toString());

  /** By which objectives differ. */
  static final List<String> LABELS = List.of(OBJECTIVE, OPERATION, SERVICE, WINDOW);

  /** Makes the sets unmodifiable. */
  MeasuredObjective {
    TreeSet<String> named = new TreeSet<>(applications);
    if (named.size() > 1) {
      named.remove("");
    }
    applications = Collections.unmodifiableSortedSet(named);
    wishes = Collections.unmodifiableSortedSet(new TreeSet<>(wishes));
  }

  /** The labels of what is recorded of it, but for {@code job}. */
  SortedMap<String, String> identity() {
    SortedMap<String, String> all = new TreeMap<>();
    all.put(OBJECTIVE, kind);
    all.put(OPERATION, operation);
    if (!service.isEmpty()) {
      all.put(SERVICE, service);
    }
    all.put(WINDOW, BurnCondition.text(window));
    return all;
  }

  /** The labels of its alerts, but for {@code job}. */
  SortedMap<String, String> labels() {
    SortedMap<String, String> all = identity();
    all.put(TARGET, Double.toString(target));
    return all;
  }

  /** As a query names something that is recorded of it. */
  String selector(String recorded) {
    return identity().entrySet().stream()
        .map(label -> Matchers.is(label.getKey(), label.getValue()))
        .collect(joining(",", recorded + "{", "}"));
  }

  /** The share of calls that may be bad, in decimals: what is left of 0.999 is a thousandth. */
  BigDecimal allowed() {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(target)).stripTrailingZeros();
  }

  /** Whether an outage spends the budget that fast. */
  boolean reaches(double burnRate) {
    return allowed().multiply(BigDecimal.valueOf(burnRate)).compareTo(BigDecimal.ONE) < 0;
  }

  /** Both wants: that which wants more, its time included, and who has them. */
  MeasuredObjective and(MeasuredObjective other) {
    MeasuredObjective more = BY_WANTS.compare(this, other) < 0 ? other : this;
    return new MeasuredObjective(
        kind,
        more.target,
        more.window,
        service,
        operation,
        more.calls,
        both(applications, other.applications),
        both(wishes, other.wishes));
  }

  private static SortedSet<String> both(Collection<String> one, Collection<String> other) {
    SortedSet<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  /** What it is of, for people. */
  String whose() {
    return service.isEmpty() ? "`" + operation + "`" : "`" + operation + "` of `" + service + "`";
  }

  /**
   * Series of such calls that a job measures: calm, and meanwhile. Where promtool has no notation
   * for what counts them, it is given what would be recorded of that.
   */
  List<Sample> samples(String job, Traffic calm, Traffic meanwhile) {
    return calls.canBeTried()
        ? calls.samples(job, calm, meanwhile)
        : List.of(
            recorded(Recorded.CALLS, job, calm.all(), meanwhile.all()),
            recorded(Recorded.BAD, job, calm.bad(), meanwhile.bad()));
  }

  /** A series as it is recorded: calm, and meanwhile. */
  Sample recorded(String name, String job, double calm, double meanwhile) {
    SortedMap<String, String> all = identity();
    all.put(Recorded.JOB, job);
    return new Sample(name, all, false, calm, meanwhile, 0, 1);
  }

  /**
   * How much of the budget is left in a test, after so many steps with calls all of which were
   * good, and so many in each of which as many calls spent it that fast.
   */
  double left(int calm, int spell, double burnRate) {
    // A rate over five minutes needs some until it is all there is: that takes two of them.
    double good = calls.canBeTried() ? calm : calm + 1;
    double burning = calls.canBeTried() ? spell - 2 : spell;
    return 1 - burnRate * burning / (good + burning);
  }
}
