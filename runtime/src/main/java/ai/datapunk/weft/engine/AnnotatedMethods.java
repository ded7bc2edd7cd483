package ai.datapunk.weft.engine;

import ai.datapunk.weft.config.MethodSettings;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The annotated methods of a mesh, for whoever wants to see what holds for them. Thread-safe. */
public final class AnnotatedMethods {

  private static final Comparator<MethodSettings> ORDER =
      Comparator.comparing(MethodSettings::className).thenComparing(MethodSettings::method);

  /** The methods of one class. */
  @FunctionalInterface
  public interface OfClass {

    /** What holds for each of them. */
    List<MethodSettings> settings();
  }

  /** By the class's name. Weak, so that no application keeps another from being unloaded. */
  private final Map<String, WeakReference<OfClass>> classes = new ConcurrentHashMap<>();

  /**
   * These are there too, in place of what was there for the class: it is read anew when the mesh
   * changes, and loaded anew when an application is started again.
   *
   * @param methods held weakly: as long as its class is there, somebody else holds it
   */
  public void add(String className, OfClass methods) {
    classes.values().removeIf(known -> known.get() == null);
    classes.put(className, new WeakReference<>(methods));
  }

  /** All, in the order of classes and methods. */
  public List<MethodSettings> all() {
    return classes.values().stream()
        .map(WeakReference::get)
        .filter(Objects::nonNull)
        .flatMap(methods -> methods.settings().stream())
        .sorted(ORDER)
        .toList();
  }
}
