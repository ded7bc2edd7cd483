package ai.datapunk.weft.engine;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The applications that have ended while others go on, by their class loaders. Thread-safe. */
public final class EndedApplications {

  /** Weak, or none of them could be unloaded. */
  private static final Set<ClassLoader> ENDED =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private EndedApplications() {}

  /** One has ended. */
  public static void add(ClassLoader application) {
    ENDED.add(application);
  }

  /** Whether a class is of one of them, or of a class loader below its own. */
  public static boolean have(Class<?> type) {
    for (ClassLoader loader = type.getClassLoader(); loader != null; loader = loader.getParent()) {
      if (ENDED.contains(loader)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an object is of such a class; null is of none. */
  public static boolean gave(@Nullable Object object) {
    return object != null && have(object instanceof Class<?> type ? type : object.getClass());
  }
}
