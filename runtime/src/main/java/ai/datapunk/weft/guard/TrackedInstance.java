package ai.datapunk.weft.guard;

import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.store.StripedCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The balancer's record of an instance: is told how calls begin and end. Thread-safe. Internal: it
 * may change in any release.
 *
 * <p>Its health score is an exponentially weighted average of outcomes: a failed call takes a
 * quarter of the score, a successful one gives a quarter of what is missing to 1. An instance is
 * healthy at 0.5 and above: two failures in a row leave a perfect score at 0.5625, three at 0.42.
 */
public final class TrackedInstance implements ServiceInstance {

  /** The label of instances beyond the limit. */
  public static final String OTHER = LabelValues.OTHER;

  /** The score at and above which an instance is healthy. */
  static final double HEALTHY = 0.5;

  /** How much one outcome weighs. */
  private static final double OUTCOME_WEIGHT = 0.25;

  /** The share of the calls that one that has just become healthy begins with. */
  private static final double FIRST_SHARE = 0.1;

  /** Closer to 1 than a scrape would show. */
  private static final double PERFECT = 0.9999;

  private final AddressKey key;
  private final String id;
  private volatile int weight;
  private volatile int capacity;
  private final String label;
  private final StripedCounter inFlight = new StripedCounter();
  private volatile boolean retired;
  private volatile double health = 1;

  /** Healthy, and long enough to have its whole share of the calls. Written under the lock. */
  private volatile boolean steady = true;

  /** When it was first asked about after it became healthy; null until then. Guarded by this. */
  private @Nullable Long healthySince;

  /** Those who record its calls; null once it is forgotten. Guarded by this. */
  private @Nullable List<Consumer<@Nullable TrackedInstance>> recorders = new ArrayList<>(1);

  /** Whether it is known since when it rests from calls. Guarded by this. */
  private boolean resting;

  /** The begin of the present rest. Not an object, which a full heap has no room for. */
  private long restingSince;

  /**
   * A healthy instance.
   *
   * @param overflow whether its service has more instances than may have series of their own
   */
  public TrackedInstance(InstanceSource.Address address, boolean overflow) {
    this(new AddressKey(address.value()), address, idOf(address.value()), overflow);
  }

  /** The same, where all is known that the address's own code says. */
  TrackedInstance(AddressKey key, InstanceSource.Address address, String id, boolean overflow) {
    this.key = key;
    this.id = id;
    this.label = overflow ? OTHER : id;
    this.weight = address.weight();
    this.capacity = address.capacity();
  }

  /** Takes a new weight and capacity. */
  void update(InstanceSource.Address same) {
    weight = same.weight();
    capacity = same.capacity();
  }

  static String idOf(Object address) {
    return InstanceNames.of(address);
  }

  @Override
  public Object address() {
    return key.address();
  }

  AddressKey key() {
    return key;
  }

  /** The hash of its address, which is not asked for it again. */
  public int addressHash() {
    return key.hashCode();
  }

  /** The {@code instance} label: its own, or {@link #OTHER}. */
  public String label() {
    return label;
  }

  /** Whether it has no series of its own, because its service has too many instances. */
  public boolean isOverflow() {
    return label.equals(OTHER);
  }

  /** Whether it is gone, so that its series have ended. */
  public boolean isRetired() {
    return retired;
  }

  void retired(boolean gone) {
    retired = gone;
  }

  /**
   * Takes a recorder of its calls, unless it is forgotten.
   *
   * @param zeros brings the recorder's series into being
   * @param forget held for as long as the instance is known; is called when the instance is
   *     forgotten, with the one that has the same label, if there is one
   * @return whether it is not forgotten
   */
  public synchronized boolean attach(Runnable zeros, Consumer<@Nullable TrackedInstance> forget) {
    if (recorders == null) {
      return false;
    }
    zeros.run();
    recorders.add(forget);
    return true;
  }

  /** Lets go of a recorder that {@link #attach} was given. */
  public synchronized void detach(Consumer<@Nullable TrackedInstance> forget) {
    if (recorders != null) {
      recorders.remove(forget);
    }
  }

  /**
   * It is gone for good.
   *
   * @param heir the one with the same label, if there is one
   */
  void forget(@Nullable TrackedInstance heir) {
    List<Consumer<@Nullable TrackedInstance>> attached;
    synchronized (this) {
      attached = recorders;
      recorders = null;
    }
    if (attached != null) {
      attached.forEach(each -> each.accept(heir));
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int weight() {
    return weight;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public long inFlight() {
    return Math.max(0, inFlight.sum());
  }

  @Override
  public double health() {
    return health;
  }

  @Override
  public boolean isHealthy() {
    return health >= HEALTHY;
  }

  /** A call begins. */
  public void began() {
    inFlight.add(1);
  }

  /** A call ended well. */
  public void succeeded() {
    if (health < 1) {
      recover();
    }
    inFlight.add(-1); // Last: what throws here has changed nothing that must not change twice.
  }

  /**
   * A call failed.
   *
   * @param nanoTime when, as the ticker said
   */
  public void failed(long nanoTime) {
    synchronized (this) {
      score(health - health * OUTCOME_WEIGHT);
      rest(nanoTime);
    }
    inFlight.add(-1);
  }

  /** A call ended in a way that says nothing about the instance. */
  public void released() {
    inFlight.add(-1);
  }

  /**
   * Sets the score from outside, kept within 0 to 1; the outcomes that follow go on from there.
   *
   * @throws IllegalArgumentException if it is not a number
   */
  public synchronized void health(double score) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("A health score must be a number");
    }
    score(Math.max(0, Math.min(1, score)));
  }

  private synchronized void recover() {
    double better = health + (1 - health) * OUTCOME_WEIGHT;
    score(better > PERFECT ? 1 : better);
  }

  private void score(double now) {
    if (now < HEALTHY) {
      steady = false;
      healthySince = null;
    }
    health = now;
  }

  /** Whether it is healthy and has its whole share of the calls. */
  boolean isSteady() {
    return steady;
  }

  /**
   * The part of its share of the calls that a healthy instance has: less than 1 for a while after
   * it was unhealthy.
   */
  synchronized double share(long nanoTime, long slowStartNanos) {
    if (steady || !isHealthy()) {
      return 1;
    }
    if (healthySince == null) {
      healthySince = nanoTime;
    }
    long elapsed = nanoTime - healthySince;
    if (elapsed >= slowStartNanos) {
      steady = true;
      return 1;
    }
    return Math.max(FIRST_SHARE, (double) elapsed / slowStartNanos);
  }

  /**
   * Whether an unhealthy instance may be tried again, which at most one caller is told per
   * interval. One that became unhealthy without a failed call rests from the first question on.
   */
  synchronized boolean claimTrial(long nanoTime, long intervalNanos) {
    boolean rested = resting && nanoTime - restingSince >= intervalNanos;
    if (rested || !resting) {
      rest(nanoTime);
    }
    return rested;
  }

  private void rest(long nanoTime) {
    resting = true;
    restingSince = nanoTime;
  }

  @Override
  public String toString() {
    return id;
  }
}
