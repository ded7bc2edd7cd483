package ai.datapunk.weft.record;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.store.Ending;
import java.lang.ref.WeakReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The recorders of an operation's attempts, by the instances that they go to. Thread-safe. */
final class InstanceRecorders {

  private final SeriesWiring wiring;
  private final OperationRecorder operation;
  private final ArgumentTable<AttemptRecorder> byInstance = new ArgumentTable<>();
  private volatile boolean ended;

  InstanceRecorders(SeriesWiring wiring, OperationRecorder operation) {
    this.wiring = wiring;
    this.operation = operation;
  }

  /** Attempts that go to the instance of this address, if there were any. */
  @Nullable AttemptRecorder known(Object address) {
    return byInstance.get(address);
  }

  /** Attempts that go to an instance to which there were none. To be called unlocked. */
  AttemptRecorder first(TrackedInstance instance) {
    AttemptRecorder admitted = present(instance);
    wiring.writeEvents();
    return admitted;
  }

  /**
   * Attempts that go to this instance, by the operation's recorder that has them now. The instance
   * is looked for, and not its address, whose own code would run for others' locks.
   */
  AttemptRecorder present(TrackedInstance instance) {
    AttemptRecorder here = to(instance);
    return here != null ? here : operation.present().attempts(instance);
  }

  /** Attempts that go to this instance; null if another operation's recorder has them. */
  private @Nullable AttemptRecorder to(TrackedInstance instance) {
    AttemptRecorder known = byInstance.find(each -> each.instance() == instance);
    return known != null || ended ? known : admit(instance);
  }

  private @Nullable AttemptRecorder admit(TrackedInstance instance) {
    AttemptRecorder fresh = new AttemptRecorder(wiring, operation, instance);
    if (!fresh.attach(leaving(new WeakReference<>(this), new WeakReference<>(fresh)))) {
      fresh.leaveTo(operation.direct());
      return fresh;
    }
    AttemptRecorder admitted =
        byInstance.putUnless(
            each -> each.instance() == instance, instance.address(), instance.addressHash(), fresh);
    if (fresh.hasLeft()) {
      byInstance.remove(fresh);
    }
    if (admitted != fresh) {
      fresh.detach();
    }
    if (ended) {
      // It may have come too late to be let go of with the others.
      byInstance.remove(admitted);
      admitted.detach();
      return null;
    }
    return admitted;
  }

  /** Weak, for an instance may outlive the application whose calls are recorded here. */
  private static Consumer<@Nullable TrackedInstance> leaving(
      WeakReference<InstanceRecorders> from, WeakReference<AttemptRecorder> recorder) {
    return heir -> {
      InstanceRecorders recorders = from.get();
      AttemptRecorder known = recorder.get();
      if (recorders != null && known != null) {
        recorders.forget(known, heir);
      }
    };
  }

  private void forget(AttemptRecorder recorder, @Nullable TrackedInstance heir) {
    recorder.leaveTo(heir == null ? operation.direct() : ofHeir(heir));
    byInstance.remove(recorder);
  }

  private AttemptRecorder ofHeir(TrackedInstance heir) {
    AttemptRecorder here = to(heir);
    return here != null ? here : operation.direct();
  }

  /** Lets go of the cells that end; of all cells and instances, if the operation's series has. */
  void letGo(Ending ending, boolean all) {
    ended |= all;
    for (AttemptRecorder each : byInstance.values()) {
      if (all) {
        each.detach();
      }
      each.letGo(ending, all);
    }
    if (all) {
      byInstance.removeAll(byInstance.values());
    }
  }
}
