package ai.datapunk.weft.processor.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * Tells which methods of a class only give or set a field, whether somebody wrote them or a record
 * or Lombok brings them, and which every object has anyway. Where the compiler shows no bodies, a
 * name and a type that are those of a field say so.
 */
final class Accessors {

  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("equals(java.lang.Object)", "hashCode()", "toString()", "canEqual(java.lang.Object)");

  private final Types types;
  private final SourcePositions.InFile source;
  private final boolean inRecord;
  private final Map<String, TypeMirror> fields = new HashMap<>();

  Accessors(TypeElement type, SourcePositions.InFile source, Types types) {
    this.types = types;
    this.source = source;
    this.inRecord = type.getKind() == ElementKind.RECORD;
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      fields.put(field.getSimpleName().toString(), field.asType());
    }
  }

  boolean contain(ExecutableElement method, String signature) {
    if (OF_EVERY_OBJECT.contains(signature) || source.accessors().contains(method)) {
      return true;
    }
    // What is not in the source was not written: a record's accessor.
    boolean written = source.isKnown() && source.lines().containsKey(method);
    return !written && looksLikeOne(method);
  }

  private boolean looksLikeOne(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return switch (method.getParameters().size()) {
      case 0 ->
          (inRecord && isField(name, method.getReturnType()))
              || isOfField(name, "get", method.getReturnType())
              || isOfField(name, "is", method.getReturnType());
      case 1 ->
          method.getReturnType().getKind() == TypeKind.VOID
              && isOfField(name, "set", method.getParameters().get(0).asType());
      default -> false;
    };
  }

  private boolean isOfField(String name, String prefix, TypeMirror type) {
    if (!name.startsWith(prefix) || name.length() == prefix.length()) {
      return false;
    }
    String field = name.substring(prefix.length());
    return isField(field.substring(0, 1).toLowerCase(Locale.ROOT) + field.substring(1), type);
  }

  private boolean isField(String name, TypeMirror type) {
    TypeMirror field = fields.get(name);
    return field != null && types.isSameType(field, type);
  }
}
