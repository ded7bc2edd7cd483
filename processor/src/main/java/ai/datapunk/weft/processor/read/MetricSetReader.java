package ai.datapunk.weft.processor.read;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads whether a type is a metric set, and what is in the way of an implementation. */
final class MetricSetReader {

  /** What the implementations that Weft writes are marked with. */
  private static final String GENERATED = "ai.datapunk.weft.spec.GeneratedByWeft";

  private final Elements elements;

  MetricSetReader(Elements elements) {
    this.elements = elements;
  }

  /**
   * What there is to say of a metric set; null of all other types.
   *
   * @param implementationName the simple name of the class that is to be written
   */
  @Nullable MetricSetFacts read(TypeElement type, String implementationName) {
    return AnnotationValues.mirrorOn(type, "MetricSet").isEmpty()
        ? null
        : new MetricSetFacts(
            obstacle(type),
            isTaken(type, implementationName),
            ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .anyMatch(method -> RecordingReader.isUnfinished(method, elements)));
  }

  private static String obstacle(TypeElement type) {
    if (type.getKind() != ElementKind.INTERFACE) {
      return "is no interface";
    }
    if (!type.getInterfaces().isEmpty()) {
      return "extends another interface";
    }
    if (!type.getTypeParameters().isEmpty()) {
      return "has type parameters";
    }
    if (type.getModifiers().contains(Modifier.SEALED)) {
      return "is sealed";
    }
    for (TypeElement each : Nesting.outwards(type)) {
      if (each.getModifiers().contains(Modifier.PRIVATE)) {
        return each.equals(type) ? "is private" : "is in a private class";
      }
    }
    return "";
  }

  /** One that an earlier build left on the class path is ours, and is written anew. */
  private boolean isTaken(TypeElement type, String implementationName) {
    String itsPackage = elements.getPackageOf(type).getQualifiedName().toString();
    String name = itsPackage.isEmpty() ? implementationName : itsPackage + "." + implementationName;
    TypeElement existing = elements.getTypeElement(elements.getModuleOf(type), name);
    return existing != null && !AnnotationValues.namesOn(existing).contains(GENERATED);
  }
}
