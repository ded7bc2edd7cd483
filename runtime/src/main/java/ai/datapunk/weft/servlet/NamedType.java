package ai.datapunk.weft.servlet;

import org.jspecify.annotations.Nullable;

/** A type of a library that an application may have, and that is not compiled against. */
final class NamedType {

  private NamedType() {}

  /** What has this name of a class, its superclasses and interfaces; null if nothing has. */
  static @Nullable Class<?> find(Class<?> type, String name) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().equals(name)) {
        return each;
      }
      for (Class<?> implemented : each.getInterfaces()) {
        Class<?> found = find(implemented, name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
