package ai.datapunk.weft.processor.read;

import java.util.List;
import java.util.Set;

/**
 * What rules and writers need to know of a type, its generics erased.
 *
 * @param name as {@link Signatures} writes it
 * @param canonicalName as it is written in a source, with dots for nested classes too
 * @param packageName the package of a class or interface, or of an array's component; else empty
 * @param nesting the simple names of a class and those around it, outermost first, else empty
 * @param supertypes the names of all superclasses and interfaces, its own included
 * @param isInterface whether it is one, so that objects of it may be of any other interface too
 * @param visibility who can name it
 * @param values the values that it can have as a label, where the type bounds them, else empty
 * @param obstacle why it does not bound them though it is an enum or sealed, as in "an enum without
 *     constants", or empty
 * @param textNamesObject whether the text of its objects says which object it is, and not what
 */
public record TypeFacts(
    String name,
    String canonicalName,
    String packageName,
    List<String> nesting,
    Set<String> supertypes,
    boolean isInterface,
    Visibility visibility,
    List<String> values,
    String obstacle,
    boolean textNamesObject) {

  /** Who can name a type: the narrowest modifier of it and the classes around it. */
  public enum Visibility {
    /** Everyone. */
    PUBLIC,
    /** Its package, subclasses elsewhere aside. */
    PACKAGE,
    /** Its own source file. */
    PRIVATE
  }

  /** What a result comes in when it comes later; by name, since few are on the class path. */
  static final List<String> LATER =
      List.of(
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.Future",
          "java.util.concurrent.Flow$Publisher",
          "org.reactivestreams.Publisher");

  /** Makes the collections unmodifiable. */
  public TypeFacts {
    nesting = List.copyOf(nesting);
    supertypes = Set.copyOf(supertypes);
    values = List.copyOf(values);
  }

  /** Whether it is the named type or a subtype of it. */
  public boolean isA(String typeName) {
    return supertypes.contains(typeName);
  }

  /** Whether it is a subtype of the other, or the same. */
  public boolean isA(TypeFacts other) {
    return isA(other.name);
  }

  /** Whether what it stands for comes after it was returned, and so may any exception. */
  public boolean answersLater() {
    return LATER.stream().anyMatch(this::isA);
  }

  /** Whether it is a primitive type or {@code void}. */
  public boolean isPrimitive() {
    return supertypes.isEmpty();
  }

  /** Whether it is an enum. */
  public boolean isEnum() {
    return isA("java.lang.Enum") && !name.equals("java.lang.Enum");
  }

  /** Whether the type itself says which values there are. */
  public boolean isClosed() {
    return !values.isEmpty();
  }

  /** Whether code in the package can name it. */
  public boolean isVisibleIn(String otherPackage) {
    return switch (visibility) {
      case PUBLIC -> true;
      case PACKAGE -> packageName.equals(otherPackage);
      case PRIVATE -> false;
    };
  }

  /** Its own name, without those of the classes around it, which may be about something else. */
  public String innermostName() {
    return nesting.isEmpty() ? name : nesting.get(nesting.size() - 1);
  }

  /** As one writes it in that package's source: nested names with dots, no package. */
  public String simpleName() {
    return nesting.isEmpty() ? name : String.join(".", nesting);
  }
}
