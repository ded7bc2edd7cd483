package ai.datapunk.weft.processor.read;

import org.jspecify.annotations.Nullable;

/**
 * A place in the source, by name: a class, a method or parameter of it, an annotation there, an
 * annotation that is a value of that one, and a value of either. It is resolved to an element when
 * something is printed, because an element of an earlier round has no position any more.
 *
 * @param type the canonical name of the class
 * @param method the signature of the method, or null for the class itself
 * @param parameter the index of the parameter, or -1
 * @param annotation the simple name of one of Weft's annotations, or null
 * @param nested the annotation's attribute whose value is the annotation that is meant, or null if
 *     the former itself is
 * @param attribute the annotation's attribute, or null for the whole annotation
 * @param index the index within an attribute that is an array, or -1
 */
public record Location(
    String type,
    @Nullable String method,
    int parameter,
    @Nullable String annotation,
    @Nullable String nested,
    @Nullable String attribute,
    int index) {

  /** No place: what has it is found nowhere. */
  static final Location NONE = of("");

  /** The class itself. */
  public static Location of(String canonicalName) {
    return new Location(canonicalName, null, -1, null, null, null, -1);
  }

  /** A method of the class. */
  public Location method(String signature) {
    return new Location(type, signature, -1, null, null, null, -1);
  }

  /** A parameter of the method. */
  public Location parameter(int parameterIndex) {
    return new Location(type, method, parameterIndex, null, null, null, -1);
  }

  /** An annotation of the class, method or parameter. */
  public Location annotation(String simpleName) {
    return new Location(type, method, parameter, simpleName, null, null, -1);
  }

  /** The annotation that is the value of this annotation's attribute. */
  public Location nested(String name) {
    return new Location(type, method, parameter, annotation, name, null, -1);
  }

  /** A value of the annotation; where it was left out, the annotation is what gets marked. */
  public Location attribute(String name) {
    return new Location(type, method, parameter, annotation, nested, name, -1);
  }

  /** One element of a value that is an array. */
  public Location index(int elementIndex) {
    return new Location(type, method, parameter, annotation, nested, attribute, elementIndex);
  }
}
