package ai.datapunk.weft.contract.classfile;

import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A method that Weft's advice is to be woven around.
 *
 * @param name as the class file has it
 * @param descriptor its parameters and what it returns, erased: {@code (Ljava/lang/String;I)V}
 * @param accessFlags as the class file has them
 * @param annotations those that act on it: its own and, if it is public, its class's
 * @param boundParameters the indices of its parameters that are labels or the instance, in order
 * @param fallback whether one of its annotations names a method that answers when it has failed
 */
public record AnnotatedMethod(
    String name,
    String descriptor,
    int accessFlags,
    Set<MethodAnnotation> annotations,
    List<Integer> boundParameters,
    boolean fallback) {

  /** With parts that nobody changes. */
  public AnnotatedMethod {
    annotations = Set.copyOf(annotations);
    boundParameters = List.copyOf(boundParameters);
  }

  /** Its name and its descriptor, which are unique in a class. */
  public String signature() {
    return name + descriptor;
  }

  /**
   * Its name and its parameter types as catalogs have them: {@code find(java.lang.String,int[])}.
   *
   * @throws ClassFileException if its descriptor is none
   */
  public String readableSignature() {
    StringJoiner types = new StringJoiner(",", name + "(", ")");
    int at = 1;
    while (at < descriptor.length() && descriptor.charAt(at) != ')') {
      int next = behindType(at);
      types.add(readable(descriptor.substring(at, next)));
      at = next;
    }
    return types.toString();
  }

  private static String readable(String type) {
    int dimensions = type.lastIndexOf('[') + 1;
    String component =
        switch (type.charAt(dimensions)) {
          case 'B' -> "byte";
          case 'C' -> "char";
          case 'D' -> "double";
          case 'F' -> "float";
          case 'I' -> "int";
          case 'J' -> "long";
          case 'S' -> "short";
          case 'Z' -> "boolean";
          default -> type.substring(dimensions + 1, type.length() - 1).replace('/', '.');
        };
    return component + "[]".repeat(dimensions);
  }

  /** Whether it is called on no object. */
  public boolean isStatic() {
    return (accessFlags & MemberInfo.STATIC) != 0;
  }

  /** The descriptor of what it returns. */
  public String returnDescriptor() {
    return descriptor.substring(descriptor.indexOf(')') + 1);
  }

  /**
   * How many parameters it has.
   *
   * @throws ClassFileException if its descriptor is none
   */
  public int parameterCount() {
    int count = 0;
    int at = 1;
    while (at < descriptor.length() && descriptor.charAt(at) != ')') {
      at = behindType(at);
      count++;
    }
    return count;
  }

  private int behindType(int from) {
    int at = from;
    while (at < descriptor.length() && descriptor.charAt(at) == '[') {
      at++;
    }
    if (at < descriptor.length() && descriptor.charAt(at) == 'L') {
      at = descriptor.indexOf(';', at);
    }
    if (at < 0 || at >= descriptor.length()) {
      throw new ClassFileException("a method's descriptor that is none: " + descriptor);
    }
    return at + 1;
  }
}
