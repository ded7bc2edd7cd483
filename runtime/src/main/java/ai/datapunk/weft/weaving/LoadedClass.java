package ai.datapunk.weft.weaving;

import ai.datapunk.weft.contract.classfile.AnnotatedMethod;
import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.contract.classfile.WeavingNames;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which annotated methods of a class that is loaded are woven: as its class file says, or as an
 * agent has changed it while it was loaded.
 */
public final class LoadedClass {

  /** What weavers name the methods that they move a body to, before or behind its name. */
  private static final String[] BODY_NAMES = {"weft$%s", "%s_aroundBody"};

  private final Class<?> type;
  private final ClassFile file;

  /**
   * A class.
   *
   * @throws IllegalArgumentException if its class file cannot be read
   */
  public LoadedClass(Class<?> type) {
    this.type = type;
    ClassFile found = ClassFiles.find(type.getClassLoader(), type.getName());
    if (found == null) {
      throw new IllegalArgumentException(
          "The class file of " + type.getName() + " is not to be read");
    }
    this.file = found;
  }

  /** Whether there is anything to weave. */
  public boolean hasAnnotatedMethods() {
    return !file.annotatedMethods().isEmpty();
  }

  /** The signatures of annotated methods that are not woven, in the order of the class file. */
  public List<String> unwovenMethods() {
    return file.unwovenMethods().stream()
        .filter(method -> !isWovenByAgent(method))
        .map(AnnotatedMethod::readableSignature)
        .toList();
  }

  private boolean isWovenByAgent(AnnotatedMethod method) {
    // Of a class file that is woven in part, the rest is not woven when it is loaded.
    return !file.implementsWoven() && (implementsWoven() || hasBody(method.name()));
  }

  private boolean implementsWoven() {
    return Arrays.stream(type.getInterfaces())
        .anyMatch(each -> each.getName().replace('.', '/').equals(WeavingNames.WOVEN));
  }

  /** The weaver cannot make an enum implement an interface. */
  private boolean hasBody(String name) {
    if (!type.isEnum() && (type.getSuperclass() == null || !type.getSuperclass().isEnum())) {
      return false;
    }
    List<String> bodies = Stream.of(BODY_NAMES).map(format -> format.formatted(name)).toList();
    return Arrays.stream(type.getDeclaredMethods())
        .map(Method::getName)
        .anyMatch(declared -> bodies.stream().anyMatch(declared::startsWith));
  }
}
