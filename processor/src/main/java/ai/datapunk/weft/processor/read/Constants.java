package ai.datapunk.weft.processor.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * The constants of an enum in order, or those of all the enums that a sealed type permits. A sealed
 * type that permits anything else is not closed: its subtypes are known, their values are not.
 */
final class Constants {

  private final TypeElement type;
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<TypeElement> seen = new HashSet<>();

  /** What has no constants, the type itself or one that it permits. */
  private final List<TypeElement> without = new ArrayList<>();

  private Constants(TypeElement type) {
    this.type = type;
  }

  static Constants of(TypeElement type) {
    Constants constants = new Constants(type);
    constants.add(type);
    return constants;
  }

  /** Their names; none if the type does not bound them. */
  List<String> names() {
    return without.isEmpty() ? List.copyOf(names) : List.of();
  }

  /** Why an enum or a sealed type does not bound them; empty for all other types. */
  String obstacle() {
    if (without.isEmpty()) {
      return "";
    }
    TypeElement first = without.get(0);
    String what = first.getKind() == ElementKind.ENUM ? "an enum without constants" : "no enum";
    if (!first.equals(type)) {
      return "and " + String.join(".", Nesting.names(first)) + ", which it permits, is " + what;
    }
    return first.getKind() == ElementKind.ENUM ? what : "";
  }

  private void add(TypeElement some) {
    // What permits itself is the compiler's to refuse.
    if (!seen.add(some)) {
      return;
    }
    if (some.getKind() == ElementKind.ENUM) {
      addConstants(some);
      return;
    }
    List<? extends TypeMirror> permitted = some.getPermittedSubclasses();
    if (permitted.isEmpty()) {
      without.add(some);
    }
    permitted.forEach(subtype -> add((TypeElement) ((DeclaredType) subtype).asElement()));
  }

  private void addConstants(TypeElement of) {
    List<String> own =
        of.getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .map(constant -> constant.getSimpleName().toString())
            .toList();
    names.addAll(own);
    if (own.isEmpty()) {
      without.add(of);
    }
  }
}
