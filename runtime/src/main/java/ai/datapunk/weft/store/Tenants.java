package ai.datapunk.weft.store;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The meshes that record in a store, and whether anything else does. The store ends with the last
 * of its meshes, unless something else has it too. Not thread-safe: guarded by {@link
 * StoreOfRegistry}.
 */
final class Tenants {

  private final Set<Object> meshes = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The mesh that bars others; null if there is none, or it is the one that Weft made itself. */
  private @Nullable Object owner;

  private boolean others;

  /** Something that is no mesh, and is never closed, has the store. */
  void stay() {
    others = true;
  }

  /**
   * A mesh has the store from now on.
   *
   * @param exclusive whether no other mesh may have it that bars others
   * @throws IllegalStateException if it is barred
   */
  void moveIn(Object mesh, boolean exclusive) {
    if (exclusive) {
      if (owner != null) {
        throw new IllegalStateException(
            "The registry has an open mesh, and two would count as one: close the first with"
                + " Mesh.close(), clear the registry, or give the second a registry of its own");
      }
      owner = mesh;
    }
    meshes.add(mesh);
  }

  /** Whether a mesh bars others. */
  boolean isBarred() {
    return owner != null;
  }

  /** Whether the store ends, now that this mesh has left it. */
  boolean moveOut(Object mesh) {
    boolean left = meshes.remove(mesh);
    if (owner == mesh) {
      owner = null;
    }
    return left && meshes.isEmpty() && !others;
  }

  /** The registry was cleared: that ends the claims of all meshes that were in it. */
  void evict() {
    meshes.clear();
    owner = null;
  }

  /** Whether a new store can stand in, because nobody loses this one who built on it. */
  boolean canBeReplaced() {
    return owner == null && !others;
  }
}
