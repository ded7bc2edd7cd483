package ai.datapunk.weft.contract.classfile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class file (JVMS 4), read as far as weaving is concerned. It does not keep up with versions:
 * what a newer one adds are attributes, which are stepped over, or constants, which are refused.
 * Whatever the bytes are, there is an answer or a {@link ClassFileException}. Not thread-safe.
 */
public final class ClassFile {

  private final ClassBytes bytes;
  private final ConstantPool constants;
  private final String name;
  private final @Nullable String superName;
  private final List<String> interfaces;
  private final List<MemberInfo> methods;
  private final List<AnnotatedMethod> annotatedMethods;

  private ClassFile(byte[] classFile) {
    bytes = new ClassBytes(classFile);
    constants = new ConstantPool(bytes);
    int at = constants.end();
    name = constants.className(bytes.u2(at + 2));
    int superIndex = bytes.u2(at + 4);
    superName = superIndex == 0 ? null : constants.className(superIndex);
    interfaces = interfaces(at + 6);
    int fields = at + 8 + 2 * interfaces.size();
    int methodTable = members(fields, new ArrayList<>());
    methods = new ArrayList<>();
    int attributes = members(methodTable, methods);
    Attributes.skip(bytes, attributes);
    annotatedMethods = annotated(attributes);
  }

  /**
   * Reads a class file. The bytes must not be changed while it is used.
   *
   * @throws ClassFileException if it is none, or one that cannot be read
   */
  public static ClassFile read(byte[] classFile) {
    return new ClassFile(classFile);
  }

  /** The class's binary name with slashes: {@code com/example/Outer$Inner}. */
  public String name() {
    return name;
  }

  /** The super class's name with slashes; null for {@code Object} and modules. */
  public @Nullable String superName() {
    return superName;
  }

  /** The names of the interfaces that it implements itself, with slashes. */
  public List<String> interfaces() {
    return interfaces;
  }

  /**
   * The methods that the pointcuts of Weft's aspects match, by what this class file says: those
   * with an annotation of their own, and the public ones of a class that carries one. Left out are
   * those without a body, constructors, and what a compiler made itself.
   */
  public List<AnnotatedMethod> annotatedMethods() {
    return annotatedMethods;
  }

  /** Whether the weaver made the class implement {@code Woven}, as it does with all but enums. */
  public boolean implementsWoven() {
    return interfaces.contains(WeavingNames.WOVEN);
  }

  /** Whether Weft's advice has been woven around a method, whoever did it. */
  public boolean isWoven(AnnotatedMethod method) {
    return new WovenCode(bytes, constants, name, methods).isWoven(method);
  }

  /** The annotated methods around which no advice has been woven. */
  public List<AnnotatedMethod> unwovenMethods() {
    return annotatedMethods.stream().filter(method -> !isWoven(method)).toList();
  }

  private List<String> interfaces(int at) {
    List<String> names = new ArrayList<>();
    int count = bytes.u2(at);
    for (int i = 0; i < count; i++) {
      names.add(constants.className(bytes.u2(at + 2 + 2 * i)));
    }
    return List.copyOf(names);
  }

  /** Reads a table of fields or methods; gives where it ends. */
  private int members(int at, List<MemberInfo> members) {
    int next = at + 2;
    for (int left = bytes.u2(at); left > 0; left--) {
      members.add(
          new MemberInfo(
              bytes.u2(next),
              constants.text(bytes.u2(next + 2)),
              constants.text(bytes.u2(next + 4)),
              next + 6));
      next = Attributes.skip(bytes, next + 6);
    }
    return next;
  }

  private List<AnnotatedMethod> annotated(int classAttributes) {
    AnnotationTable ofClass = new AnnotationTable(bytes, constants).read(classAttributes);
    ofClass.found.removeIf(annotation -> !annotation.actsOnClass());
    List<AnnotatedMethod> annotated = new ArrayList<>();
    for (MemberInfo method : methods) {
      if (method.canBeWoven()) {
        AnnotationTable own = new AnnotationTable(bytes, constants).read(method.attributes());
        boolean reached = method.is(MemberInfo.PUBLIC);
        Set<MethodAnnotation> annotations = EnumSet.copyOf(own.found);
        if (reached) {
          annotations.addAll(ofClass.found);
        }
        if (!annotations.isEmpty()) {
          annotated.add(
              new AnnotatedMethod(
                  method.name(),
                  method.descriptor(),
                  method.accessFlags(),
                  annotations,
                  own.boundParameters(method.attributes()),
                  own.fallback || (reached && ofClass.fallback)));
        }
      }
    }
    return List.copyOf(annotated);
  }
}
