package ai.datapunk.weft.processor.read;

import java.lang.reflect.Method;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Tells the classes that a build hands to the compiler as class files, which Gradle does with what
 * has not changed, from those that are compiled. Where nothing tells, a class counts as compiled.
 */
final class ClassFiles {

  // Gradle wraps the environment, so that trees are hidden there. Java 17 has nothing else.
  private static final @Nullable Method FILE_OBJECT_OF = fileObjectOf();

  private final Elements elements;
  private final SourcePositions positions;

  ClassFiles(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.positions = SourcePositions.of(environment);
  }

  /** Whether the class comes from one. */
  boolean contain(TypeElement type) {
    if (FILE_OBJECT_OF == null) {
      return positions.isNowhere(type);
    }
    try {
      return FILE_OBJECT_OF.invoke(elements, type) instanceof JavaFileObject file
          && file.getKind() == JavaFileObject.Kind.CLASS;
    } catch (ReflectiveOperationException notTold) {
      return false;
    }
  }

  private static @Nullable Method fileObjectOf() {
    try {
      return Elements.class.getMethod("getFileObjectOf", Element.class);
    } catch (NoSuchMethodException beforeJava18) {
      return null;
    }
  }
}
