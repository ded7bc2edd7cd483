package ai.datapunk.weft.processor.javac;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Some classes and interfaces, by their canonical names, and all that inherits from them. */
final class NamedTypes {

  private final Types types;
  private final Set<String> names;
  private final Map<TypeElement, Boolean> known = new HashMap<>();

  NamedTypes(Types types, Set<String> names) {
    this.types = types;
    this.names = names;
  }

  /** Whether the type is one of them. */
  boolean include(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && include((TypeElement) ((DeclaredType) type).asElement());
  }

  /** Whether the class is one of them. */
  boolean include(TypeElement type) {
    Boolean is = known.get(type);
    if (is == null) {
      is =
          names.contains(type.getQualifiedName().toString())
              || types.directSupertypes(type.asType()).stream().anyMatch(this::include);
      known.put(type, is);
    }
    return is;
  }
}
