package ai.datapunk.weft.processor.read;

import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Writes a method's signature as the run time reads it off the class: the name, and the erased
 * parameter types in parentheses, separated by commas without a space.
 *
 * <p>A class has its binary name ({@code a.b.Outer$Inner}), a primitive type its keyword, and an
 * array the name of its component with {@code []} behind ({@code int[][]}, {@code
 * a.b.Outer$Inner[]}): what {@code Class.getTypeName()} gives.
 */
public final class Signatures {

  private final Elements elements;
  private final Types types;

  /** With the round's utilities. */
  public Signatures(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** The method's signature. */
  public String of(ExecutableElement method) {
    return method.getSimpleName()
        + method.getParameters().stream()
            .map(parameter -> nameOf(parameter.asType()))
            .collect(Collectors.joining(",", "(", ")"));
  }

  /** The type's name as it stands in a signature. */
  public String nameOf(TypeMirror type) {
    TypeMirror erased = types.erasure(type);
    if (erased.getKind().isPrimitive()) {
      // Not as the mirror prints it, which JDK 17 does with the annotations on the type.
      return erased.getKind().name().toLowerCase(Locale.ROOT);
    }
    return switch (erased.getKind()) {
      case ARRAY -> nameOf(((ArrayType) erased).getComponentType()) + "[]";
      case DECLARED ->
          elements.getBinaryName((TypeElement) ((DeclaredType) erased).asElement()).toString();
      default -> erased.toString();
    };
  }
}
