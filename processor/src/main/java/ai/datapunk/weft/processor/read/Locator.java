package ai.datapunk.weft.processor.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds, in the current round, the elements that a location names. */
public final class Locator {

  private final Elements elements;
  private final Signatures signatures;
  private final SourcePositions positions;

  /** With the compiler's utilities. */
  public Locator(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.signatures = new Signatures(elements, environment.getTypeUtils());
    this.positions = SourcePositions.of(environment);
  }

  /**
   * What a compiler needs to print a position; as much of it as there is.
   *
   * @param element null if the class is not known any more
   */
  public record Place(
      @Nullable Element element,
      @Nullable AnnotationMirror annotation,
      @Nullable AnnotationValue value) {

    /** For what has no place in the source. */
    public static final Place NOWHERE = new Place(null, null, null);
  }

  /** The place that the location names. */
  public Place find(Location location) {
    Element element = element(location);
    if (element == null || location.annotation() == null) {
      return new Place(element, null, null);
    }
    Optional<AnnotationMirror> mirror = AnnotationValues.mirrorOn(element, location.annotation());
    if (mirror.isEmpty()) {
      return new Place(element, null, null);
    }
    return new Place(element, mirror.get(), value(mirror.get(), location));
  }

  private @Nullable Element element(Location location) {
    TypeElement type = elements.getTypeElement(location.type());
    if (type == null || location.method() == null) {
      return type;
    }
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method
          && signatures.of(method).equals(location.method())) {
        return location.parameter() < 0
            ? written(method, type)
            : method.getParameters().get(location.parameter());
      }
    }
    return type;
  }

  /** An accessor that nobody wrote stands nowhere; the field of its component does. */
  private Element written(ExecutableElement method, TypeElement type) {
    if (type.getKind() == ElementKind.RECORD && positions.isNowhere(method)) {
      for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
        if (field.getSimpleName().equals(method.getSimpleName())) {
          return field;
        }
      }
    }
    return method;
  }

  /** A value that was left out has no place of its own: the annotation around it stands for it. */
  private static @Nullable AnnotationValue value(AnnotationMirror mirror, Location location) {
    if (location.nested() == null) {
      return value(mirror, location.attribute(), location.index());
    }
    AnnotationValue nested = value(mirror, location.nested(), -1);
    if (nested == null || !(nested.getValue() instanceof AnnotationMirror inside)) {
      return nested;
    }
    AnnotationValue value = value(inside, location.attribute(), location.index());
    return value == null ? nested : value;
  }

  private static @Nullable AnnotationValue value(
      AnnotationMirror mirror, @Nullable String attribute, int index) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(String.valueOf(attribute))) {
        return element(entry.getValue(), index);
      }
    }
    return null;
  }

  private static AnnotationValue element(AnnotationValue value, int index) {
    return index >= 0 && value.getValue() instanceof List<?> list && index < list.size()
        ? (AnnotationValue) list.get(index)
        : value;
  }
}
