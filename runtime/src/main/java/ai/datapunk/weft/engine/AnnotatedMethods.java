package ai.datapunk.weft.engine;

import ai.datapunk.weft.config.MethodSettings;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

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

  /** A class; weak, so that no application keeps another from being unloaded. */
  private record Known(String className, WeakReference<OfClass> methods) {}

  private final List<Known> classes = new CopyOnWriteArrayList<>();

  /**
   * These are there too.
   *
   * @param methods held weakly: as long as its class is there, somebody else holds it
   */
  public void add(String className, OfClass methods) {
    classes.removeIf(known -> known.methods.get() == null);
    classes.add(new Known(className, new WeakReference<>(methods)));
  }

  /**
   * All, in the order of classes and methods. A class that was loaded again, as devtools do it,
   * stays in memory for a while: of classes with the same name, the last one's are shown.
   */
  public List<MethodSettings> all() {
    Map<String, OfClass> last = new HashMap<>();
    for (Known known : classes) {
      OfClass methods = known.methods.get();
      if (methods != null) {
        last.put(known.className, methods);
      }
    }
    return last.values().stream()
        .flatMap(methods -> methods.settings().stream())
        .sorted(ORDER)
        .toList();
  }
}
