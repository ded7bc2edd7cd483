package ai.datapunk.weft.engine;

import ai.datapunk.weft.config.MethodSettings;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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

  /** Weak, so that no application keeps another from being unloaded. */
  private final List<WeakReference<OfClass>> classes = new CopyOnWriteArrayList<>();

  /**
   * These are there too.
   *
   * @param methods held weakly: as long as its class is there, somebody else holds it
   */
  public void add(OfClass methods) {
    classes.removeIf(known -> known.get() == null);
    classes.add(new WeakReference<>(methods));
  }

  /** All, in the order of classes and methods. */
  public List<MethodSettings> all() {
    return classes.stream()
        .map(WeakReference::get)
        .filter(Objects::nonNull)
        .flatMap(methods -> methods.settings().stream())
        .sorted(ORDER)
        .toList();
  }
}
