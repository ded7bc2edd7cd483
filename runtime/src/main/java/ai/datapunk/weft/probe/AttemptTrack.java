package ai.datapunk.weft.probe;

import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.store.Cell;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where attempts are recorded that go to one instance, or to none. Thread-safe. */
public final class AttemptTrack {

  private final Wiring wiring;
  private final @Nullable ServiceInstance instance;
  private final Cell firstSuccess;
  private final Map<AttemptOutcome, Cell> others = new ConcurrentHashMap<>();

  AttemptTrack(Wiring wiring, LabelValues labels, @Nullable ServiceInstance instance) {
    this.wiring = wiring;
    this.instance = instance;
    this.firstSuccess = wiring.firstSuccess(labels, instance);
  }

  /** What to call the method with: the argument that was given, or the instance that was picked. */
  public @Nullable Object argument(@Nullable Object given) {
    return given == null && instance != null ? instance.address() : given;
  }

  /** A call to the instance begins. */
  void began() {
    if (instance != null) {
      instance.began();
    }
  }

  /** A call to the instance ended well. */
  void succeeded() {
    if (instance != null) {
      instance.succeeded();
    }
  }

  /** Whether the instance is gone. */
  boolean isRetired() {
    return instance != null && instance.isRetired();
  }

  @Nullable ServiceInstance instance() {
    return instance;
  }

  Cell firstSuccess() {
    return firstSuccess;
  }

  void record(AttemptOutcome outcome, long nanos) {
    others.computeIfAbsent(outcome, fresh -> wiring.attempt(fresh, instance)).record(nanos);
  }
}
