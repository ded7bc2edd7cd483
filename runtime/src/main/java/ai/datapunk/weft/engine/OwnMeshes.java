package ai.datapunk.weft.engine;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Which meshes Weft made itself: no store tells, since an application's mesh in the same registry
 * shares it. Thread-safe.
 */
public final class OwnMeshes {

  /** Weak, so that a mesh that is closed can go. */
  private static final Set<Object> ALL =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private OwnMeshes() {}

  /** Weft made this one. */
  public static void add(Object mesh) {
    ALL.add(mesh);
  }

  /** Whether Weft made it, and no application. */
  public static boolean has(Object mesh) {
    return ALL.contains(mesh);
  }
}
