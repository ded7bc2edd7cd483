package ai.datapunk.weft.engine;

import ai.datapunk.weft.store.MetricStore;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Who is told when the mesh of the application is another one: what was made for the earlier mesh
 * is then made anew. Thread-safe.
 */
public final class MeshChanges {

  /** Weak, so that no application keeps another from being unloaded. */
  private static final List<WeakReference<Runnable>> LISTENERS = new CopyOnWriteArrayList<>();

  private MeshChanges() {}

  /**
   * Tells of each change from now on.
   *
   * @param listener held weakly: whoever wants to be told keeps it
   */
  public static void listen(Runnable listener) {
    LISTENERS.removeIf(known -> known.get() == null);
    LISTENERS.add(new WeakReference<>(listener));
  }

  /**
   * The mesh of the application is another one from now on. Whatever fails in a listener, the
   * others are told, and the caller goes on. May be called with a lock.
   *
   * @param store counts what fails
   */
  public static void tell(MetricStore store) {
    for (WeakReference<Runnable> reference : LISTENERS) {
      Runnable listener = reference.get();
      if (listener != null) {
        tell(listener, store);
      }
    }
  }

  private static void tell(Runnable listener, MetricStore store) {
    try {
      listener.run();
    } catch (Throwable fault) {
      store.countFailure(fault);
    }
  }
}
