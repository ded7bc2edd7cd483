package ai.datapunk.weft.processor.read;

import ai.datapunk.weft.contract.LabelValues;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads types; keeps what it has read, since parameters of few types make up most methods. */
final class TypeReader {

  private final Elements elements;
  private final Types types;
  private final Signatures signatures;
  private final Map<String, TypeFacts> known = new HashMap<>();

  TypeReader(Elements elements, Types types, Signatures signatures) {
    this.elements = elements;
    this.types = types;
    this.signatures = signatures;
  }

  TypeFacts read(TypeMirror type) {
    TypeMirror erased = types.erasure(type);
    String name = signatures.nameOf(erased);
    TypeFacts facts = known.get(name);
    if (facts == null) {
      facts = facts(name, erased);
      known.put(name, facts);
    }
    return facts;
  }

  /** Reads a type and what is in it. */
  TypeTree tree(TypeMirror type) {
    List<TypeTree> parts =
        switch (type.getKind()) {
          case ARRAY -> List.of(tree(((ArrayType) type).getComponentType()));
          case DECLARED ->
              ((DeclaredType) type)
                  .getTypeArguments().stream().flatMap(this::argument).map(this::tree).toList();
          // A type variable may be bounded by itself.
          default -> List.of();
        };
    return new TypeTree(read(type), parts);
  }

  private Stream<TypeMirror> argument(TypeMirror argument) {
    // What takes a type is not read as that type.
    return argument instanceof WildcardType wildcard
        ? Stream.ofNullable(wildcard.getExtendsBound())
        : Stream.of(argument);
  }

  private TypeFacts facts(String name, TypeMirror erased) {
    if (erased.getKind() == TypeKind.DECLARED) {
      return declared(name, (DeclaredType) erased);
    }
    if (erased.getKind() == TypeKind.ARRAY) {
      TypeFacts component = read(((ArrayType) erased).getComponentType());
      String canonicalName = component.canonicalName() + "[]";
      return new TypeFacts(
          name,
          canonicalName,
          component.packageName(),
          arrayOf(component.nesting()),
          Set.of(name),
          false,
          component.visibility(),
          List.of(),
          "",
          true);
    }
    List<String> values = erased.getKind() == TypeKind.BOOLEAN ? LabelValues.BOOLEANS : List.of();
    return new TypeFacts(
        name, name, "", List.of(), Set.of(), false, TypeFacts.Visibility.PUBLIC, values, "", false);
  }

  private TypeFacts declared(String name, DeclaredType type) {
    TypeElement element = resolved((TypeElement) type.asElement());
    Constants constants = Constants.of(element);
    return new TypeFacts(
        name,
        element.getQualifiedName().toString(),
        elements.getPackageOf(element).getQualifiedName().toString(),
        Nesting.names(element),
        supertypes(types.erasure(element.asType())),
        element.getKind().isInterface(),
        visibility(element),
        name.equals("java.lang.Boolean") ? LabelValues.BOOLEANS : constants.names(),
        constants.obstacle(),
        MissingToString.isMissing(element));
  }

  /**
   * Eclipse's compiler gives the default value of an annotation in a class file as a type that it
   * has not resolved, without modifiers or supertypes; asking for it by name resolves it.
   */
  private TypeElement resolved(TypeElement type) {
    TypeElement byName = elements.getTypeElement(type.getQualifiedName());
    return byName == null ? type : byName;
  }

  private static List<String> arrayOf(List<String> nesting) {
    List<String> names = new ArrayList<>(nesting);
    if (!names.isEmpty()) {
      names.add(names.remove(names.size() - 1) + "[]");
    }
    return names;
  }

  private Set<String> supertypes(TypeMirror type) {
    Set<String> names = new HashSet<>();
    ArrayDeque<TypeMirror> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      TypeMirror next = open.remove();
      if (names.add(signatures.nameOf(next))) {
        open.addAll(types.directSupertypes(next));
      }
    }
    return names;
  }

  private static TypeFacts.Visibility visibility(TypeElement type) {
    TypeFacts.Visibility narrowest = TypeFacts.Visibility.PUBLIC;
    for (TypeElement t : Nesting.outwards(type)) {
      if (t.getModifiers().contains(Modifier.PRIVATE)) {
        return TypeFacts.Visibility.PRIVATE;
      }
      if (!t.getModifiers().contains(Modifier.PUBLIC)) {
        narrowest = TypeFacts.Visibility.PACKAGE;
      }
    }
    return narrowest;
  }
}
