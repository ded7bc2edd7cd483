package ai.datapunk.weft.engine;

import ai.datapunk.weft.store.MetricStore;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Who is told when the mesh of the application is another one, or has other settings: what was made
 * for the earlier one is then made anew. Thread-safe.
 */
public final class MeshChanges {

  /** Weak, so that no application keeps another from being unloaded. */
  private static final List<Listener> LISTENERS = new CopyOnWriteArrayList<>();

  /**
   * Who is told.
   *
   * @param reference what runs
   * @param ofSettings whether also of a mesh that stays and has changed
   */
  private record Listener(WeakReference<Runnable> reference, boolean ofSettings) {}

  private MeshChanges() {}

  /**
   * Tells of each change from now on, also of settings of a mesh that stays, which may be under its
   * lock.
   *
   * @param listener held weakly: whoever wants to be told keeps it
   */
  public static void listen(Runnable listener) {
    add(new Listener(new WeakReference<>(listener), true));
  }

  /**
   * Tells of each other mesh from now on, without a lock.
   *
   * @param listener held weakly: whoever wants to be told keeps it
   */
  public static void listenForMeshes(Runnable listener) {
    add(new Listener(new WeakReference<>(listener), false));
  }

  private static void add(Listener listener) {
    LISTENERS.removeIf(known -> known.reference.get() == null);
    LISTENERS.add(listener);
  }

  /**
   * The mesh of the application is another one from now on. Whatever fails in a listener, the
   * others are told, and the caller goes on. To be called unlocked.
   *
   * @param store counts what fails
   */
  public static void tell(MetricStore store) {
    LISTENERS.forEach(listener -> tell(listener.reference.get(), store));
  }

  /** The same where the mesh stays and has other settings; may be called with its lock. */
  public static void tellOfSettings(MetricStore store) {
    for (Listener listener : LISTENERS) {
      if (listener.ofSettings) {
        tell(listener.reference.get(), store);
      }
    }
  }

  private static void tell(@Nullable Runnable listener, MetricStore store) {
    try {
      if (listener != null) {
        listener.run();
      }
    } catch (Throwable fault) {
      store.countFailure(fault);
    }
  }
}
