package ai.datapunk.weft.processor.javac;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** The methods by which resources of a {@code try} are closed. */
final class Closing {

  private final Map<TypeElement, Optional<ExecutableElement>> known = new HashMap<>();

  /** That of a type; a type that inherits it says so above. */
  Optional<ExecutableElement> of(@Nullable TypeMirror type) {
    return type instanceof DeclaredType declared
        ? of((TypeElement) declared.asElement())
        : Optional.empty();
  }

  private Optional<ExecutableElement> of(TypeElement type) {
    Optional<ExecutableElement> close = known.get(type);
    if (close == null) {
      close = find(type);
      known.put(type, close);
    }
    return close;
  }

  private Optional<ExecutableElement> find(TypeElement type) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getSimpleName().contentEquals("close") && method.getParameters().isEmpty()) {
        return Optional.of(method);
      }
    }
    Optional<ExecutableElement> above = of(type.getSuperclass());
    return above.isPresent()
        ? above
        : type.getInterfaces().stream().flatMap(each -> of(each).stream()).findFirst();
  }
}
