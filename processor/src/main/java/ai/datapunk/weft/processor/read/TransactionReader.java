package ai.datapunk.weft.processor.read;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Reads whether a method runs in a transaction, by the annotations of Spring and Jakarta, which are
 * known by name only.
 */
final class TransactionReader {

  /** Each annotation, with the attribute that says what becomes of transactions. */
  private static final Map<String, String> ANNOTATIONS =
      Map.of(
          "org.springframework.transaction.annotation.Transactional",
          "propagation",
          "jakarta.transaction.Transactional",
          "value",
          "javax.transaction.Transactional",
          "value");

  /** With these there is none. */
  private static final Set<String> WITHOUT = Set.of("NEVER", "NOT_SUPPORTED");

  private final Elements elements;

  TransactionReader(Elements elements) {
    this.elements = elements;
  }

  /**
   * The name of the annotation by which the method runs in a transaction; that of its class, or of
   * a class above it, counts unless the method has one itself.
   */
  @Nullable String of(ExecutableElement method) {
    AnnotationMirror own = find(method.getAnnotationMirrors());
    if (own != null) {
      return transaction(own);
    }
    Element type = method.getEnclosingElement();
    boolean reached =
        !method.getModifiers().contains(Modifier.PRIVATE)
            && !method.getModifiers().contains(Modifier.STATIC);
    AnnotationMirror ofClass = reached ? find(elements.getAllAnnotationMirrors(type)) : null;
    return ofClass == null ? null : transaction(ofClass);
  }

  private static @Nullable AnnotationMirror find(List<? extends AnnotationMirror> mirrors) {
    for (AnnotationMirror mirror : mirrors) {
      if (ANNOTATIONS.containsKey(name(mirror))) {
        return mirror;
      }
    }
    return null;
  }

  private static @Nullable String transaction(AnnotationMirror mirror) {
    String attribute = ANNOTATIONS.get(name(mirror));
    boolean without =
        mirror.getElementValues().entrySet().stream()
            .filter(each -> each.getKey().getSimpleName().contentEquals(attribute))
            .map(each -> each.getValue().getValue())
            .anyMatch(
                value ->
                    value instanceof VariableElement constant
                        && WITHOUT.contains(constant.getSimpleName().toString()));
    return without ? null : name(mirror);
  }

  private static String name(AnnotationMirror mirror) {
    return mirror.getAnnotationType().toString();
  }
}
