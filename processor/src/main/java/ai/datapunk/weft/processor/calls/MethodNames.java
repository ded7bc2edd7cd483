package ai.datapunk.weft.processor.calls;

import ai.datapunk.weft.processor.read.Nesting;
import ai.datapunk.weft.processor.read.Signatures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Names methods; keeps the names, since few methods make up most calls. */
public final class MethodNames {

  // What is in them calls no annotated method but through an interface that anything implements.
  private static final List<String> PLATFORM =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  private final Elements elements;
  private final Signatures signatures;
  private final Map<ExecutableElement, Optional<MethodName>> known = new HashMap<>();
  private final Map<TypeElement, String> types = new HashMap<>();

  /** With the compiler's utilities. */
  public MethodNames(Elements elements, Types types) {
    this.elements = elements;
    this.signatures = new Signatures(elements, types);
  }

  /** The method's name; empty for one of the platform's classes. */
  public Optional<MethodName> of(ExecutableElement method) {
    Optional<MethodName> name = known.get(method);
    if (name == null) {
      String type = of(Nesting.typeOf(method));
      name =
          isOfPlatform(type)
              ? Optional.empty()
              : Optional.of(new MethodName(type, signatures.of(method)));
      known.put(method, name);
    }
    return name;
  }

  /** The binary name of a class. */
  public String of(TypeElement type) {
    return types.computeIfAbsent(type, t -> elements.getBinaryName(t).toString());
  }

  private static boolean isOfPlatform(String type) {
    return PLATFORM.stream().anyMatch(type::startsWith);
  }
}
