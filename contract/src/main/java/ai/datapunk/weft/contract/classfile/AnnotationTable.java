package ai.datapunk.weft.contract.classfile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads annotations (JVMS 4.7.16): Weft's are kept, others stepped over. */
final class AnnotationTable {

  /** Deeper than any compiler nests annotations and arrays in one another. */
  private static final int DEEPEST = 32;

  private final ClassBytes bytes;
  private final ConstantPool constants;

  /** Those that were found. */
  final Set<MethodAnnotation> found = EnumSet.noneOf(MethodAnnotation.class);

  /** Whether one of them names a fallback. */
  boolean fallback;

  AnnotationTable(ClassBytes bytes, ConstantPool constants) {
    this.bytes = bytes;
    this.constants = constants;
  }

  /** Reads those in a table of attributes that begins there. */
  AnnotationTable read(int attributes) {
    int at = Attributes.find(bytes, constants, attributes, Attributes.ANNOTATIONS);
    if (at != 0) {
      int next = at + 2;
      for (int left = bytes.u2(at); left > 0; left--) {
        next = annotation(next);
      }
    }
    return this;
  }

  /**
   * The indices of parameters that are labels or the instance, of the method with these attributes.
   */
  List<Integer> boundParameters(int attributes) {
    List<Integer> bound = new ArrayList<>();
    int at = Attributes.find(bytes, constants, attributes, Attributes.PARAMETER_ANNOTATIONS);
    if (at == 0) {
      return bound;
    }
    int next = at + 1;
    int count = bytes.u1(at);
    for (int parameter = 0; parameter < count; parameter++) {
      boolean binds = false;
      int annotations = bytes.u2(next);
      next += 2;
      for (int left = annotations; left > 0; left--) {
        String type = constants.text(bytes.u2(next));
        binds |=
            type.equals(WeavingNames.LABEL_DESCRIPTOR)
                || type.equals(WeavingNames.INSTANCE_DESCRIPTOR);
        next = skipAnnotation(next, 0);
      }
      if (binds) {
        bound.add(parameter);
      }
    }
    return bound;
  }

  /** Reads the annotation there; gives where it ends. */
  private int annotation(int at) {
    String type = constants.text(bytes.u2(at));
    MethodAnnotation ours = null;
    if (type.startsWith(WeavingNames.ANNOTATION_PREFIX)) {
      for (MethodAnnotation candidate : MethodAnnotation.values()) {
        if (candidate.descriptor().equals(type)) {
          ours = candidate;
          found.add(candidate);
        }
      }
    }
    int next = at + 4;
    for (int left = bytes.u2(at + 2); left > 0; left--) {
      if (ours != null && namesFallback(next)) {
        fallback = true;
      }
      next = skipValue(next + 2, 0);
    }
    return next;
  }

  /** Whether the element there, of an annotation of Weft's, is a fallback that is not empty. */
  private boolean namesFallback(int element) {
    return constants.text(bytes.u2(element)).equals("fallback")
        && bytes.u1(element + 2) == 's'
        && !constants.text(bytes.u2(element + 3)).isEmpty();
  }

  private int skipAnnotation(int at, int depth) {
    int next = at + 4;
    for (int left = bytes.u2(at + 2); left > 0; left--) {
      next = skipValue(next + 2, depth);
    }
    return next;
  }

  private int skipValue(int at, int depth) {
    if (depth > DEEPEST) {
      throw new ClassFileException("annotations nested too deep at byte " + at);
    }
    int tag = bytes.u1(at);
    return switch (tag) {
      case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z', 's', 'c' -> at + 3;
      case 'e' -> at + 5;
      case '@' -> skipAnnotation(at + 1, depth + 1);
      case '[' -> skipArray(at + 1, depth + 1);
      default -> throw new ClassFileException("an annotation's value of the unknown kind " + tag);
    };
  }

  private int skipArray(int at, int depth) {
    int next = at + 2;
    for (int left = bytes.u2(at); left > 0; left--) {
      next = skipValue(next, depth);
    }
    return next;
  }
}
