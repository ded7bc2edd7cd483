package ai.datapunk.weft.resolve;

import ai.datapunk.weft.spec.MetricHolder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The holder that was generated for a class. It stands among the application's classes, so the
 * application's own aspects may have been woven into it, which fail, give something else, or call
 * the very class. Of a holder that has such in its class file nothing is run; whatever comes of
 * another, reflection stands in for it.
 */
final class GeneratedHolder {

  /** The classes whose holders this thread is asking. */
  private static final ThreadLocal<@Nullable Set<Class<?>>> ASKED = new ThreadLocal<>();

  private GeneratedHolder() {}

  /** The class of the holder, not initialised; null if there is none. */
  static @Nullable Class<?> find(Class<?> type) {
    try {
      return Class.forName(type.getName() + MetricHolder.SUFFIX, false, type.getClassLoader());
    } catch (ClassNotFoundException | LinkageError missing) {
      return null;
    }
  }

  /** What it says; null if it cannot be asked, which has been logged then. */
  static @Nullable MethodSpecs ask(Class<?> type, Class<?> holder, HolderFile file) {
    if (!file.aspects().isEmpty()) {
      HolderFault.logAspects(holder, file.aspects());
      return null;
    }
    if (!begin(type)) {
      HolderFault.logCallBack(type, holder);
      return null;
    }
    try {
      MetricHolder made = make(holder);
      return new MethodSpecs(List.of(made.methods()), made);
    } catch (Throwable fault) {
      HolderFault.log(type, holder.getName(), fault);
      return null;
    } finally {
      end(type);
    }
  }

  private static MetricHolder make(Class<?> holder) throws ReflectiveOperationException {
    return holder.asSubclass(MetricHolder.class).getDeclaredConstructor().newInstance();
  }

  private static boolean begin(Class<?> type) {
    Set<Class<?>> asked = ASKED.get();
    if (asked == null) {
      asked = new HashSet<>();
      ASKED.set(asked);
    }
    return asked.add(type);
  }

  private static void end(Class<?> type) {
    Set<Class<?>> asked = ASKED.get();
    if (asked != null && asked.remove(type) && asked.isEmpty()) {
      ASKED.remove();
    }
  }
}
