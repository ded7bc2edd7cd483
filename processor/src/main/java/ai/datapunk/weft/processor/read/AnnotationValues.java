package ai.datapunk.weft.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** The values of one annotation by name, those that were left out included. */
public final class AnnotationValues {

  /** The package of Weft's annotations; they are known to the processor by name only. */
  public static final String PACKAGE = "ai.datapunk.weft.annotation";

  /** The simple names of all that stand on something; others are values of these. */
  public static final List<String> NAMES =
      List.of(
          "Timed",
          "Retried",
          "CircuitGuarded",
          "LoadBalanced",
          "MeshService",
          "Instance",
          "Label",
          "MetricSet",
          "Counted",
          "UpDown",
          "Gauged",
          "Observed",
          "States",
          "Info",
          "Amount");

  private final Map<String, Object> values = new HashMap<>();
  private final Set<String> written = new HashSet<>();

  private AnnotationValues(AnnotationMirror mirror, Elements elements) {
    elements
        .getElementValuesWithDefaults(mirror)
        .forEach(
            (method, value) -> values.put(method.getSimpleName().toString(), value.getValue()));
    mirror
        .getElementValues()
        .keySet()
        .forEach(method -> written.add(method.getSimpleName().toString()));
  }

  /** Weft's annotation of that simple name on the element. */
  public static Optional<AnnotationMirror> mirrorOn(Element element, String simpleName) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getSimpleName().contentEquals(simpleName)
          && type.getQualifiedName().contentEquals(PACKAGE + "." + simpleName)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** All of Weft's annotations on the element. */
  public static List<AnnotationMirror> mirrorsOn(Element element) {
    List<AnnotationMirror> mirrors = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(PACKAGE + "." + type.getSimpleName())) {
        mirrors.add(mirror);
      }
    }
    return mirrors;
  }

  /** The qualified names of all annotations on the element. */
  static Set<String> namesOn(Element element) {
    Set<String> names = new HashSet<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      names.add(mirror.getAnnotationType().toString());
    }
    return names;
  }

  /** What {@code @SuppressWarnings} lists on the element; what does not resolve is left out. */
  private static Set<String> suppressedOn(Element element) {
    Set<String> suppressed = new HashSet<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().toString().equals("java.lang.SuppressWarnings")) {
        for (AnnotationValue value : mirror.getElementValues().values()) {
          addStrings(value, suppressed);
        }
      }
    }
    return suppressed;
  }

  /** What it lists on the element and on those around it. */
  public static Set<String> suppressedAround(@Nullable Element element) {
    Set<String> suppressed = new HashSet<>();
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      suppressed.addAll(suppressedOn(e));
    }
    return suppressed;
  }

  private static void addStrings(AnnotationValue value, Set<String> strings) {
    if (value.getValue() instanceof String string) {
      strings.add(string);
    } else if (value.getValue() instanceof List<?> list) {
      list.forEach(element -> addStrings((AnnotationValue) element, strings));
    }
  }

  static Optional<AnnotationValues> on(Element element, String simpleName, Elements elements) {
    return mirrorOn(element, simpleName).map(mirror -> new AnnotationValues(mirror, elements));
  }

  /** The attributes that are not left out. */
  Set<String> written() {
    return written;
  }

  String string(String attribute) {
    return (String) value(attribute);
  }

  /** The name of an enum's constant. */
  String constant(String attribute) {
    return ((VariableElement) value(attribute)).getSimpleName().toString();
  }

  int integer(String attribute) {
    return (Integer) value(attribute);
  }

  long number(String attribute) {
    return (Long) value(attribute);
  }

  boolean flag(String attribute) {
    return (Boolean) value(attribute);
  }

  double decimal(String attribute) {
    return (Double) value(attribute);
  }

  List<String> strings(String attribute) {
    return list(attribute, String.class);
  }

  List<Double> decimals(String attribute) {
    return list(attribute, Double.class);
  }

  List<TypeMirror> types(String attribute) {
    return list(attribute, TypeMirror.class);
  }

  TypeMirror type(String attribute) {
    return (TypeMirror) value(attribute);
  }

  private <T> List<T> list(String attribute, Class<T> type) {
    List<T> list = new ArrayList<>();
    for (Object element : (List<?>) value(attribute)) {
      list.add(type.cast(((AnnotationValue) element).getValue()));
    }
    return list;
  }

  /** The values of the annotation that is this one's value. */
  AnnotationValues nested(String attribute, Elements elements) {
    return new AnnotationValues((AnnotationMirror) value(attribute), elements);
  }

  private Object value(String attribute) {
    Object value = values.get(attribute);
    if (value == null) {
      throw new IllegalStateException(
          "weft-annotations is of another version than weft-processor: no attribute " + attribute);
    }
    return value;
  }
}
