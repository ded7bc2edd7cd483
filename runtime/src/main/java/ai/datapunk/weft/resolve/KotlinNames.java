package ai.datapunk.weft.resolve;

import ai.datapunk.weft.contract.OperationNames;
import java.lang.reflect.Method;
import java.util.Arrays;

/** How functions of Kotlin are named in class files. */
final class KotlinNames {

  private static final String METADATA = "kotlin.Metadata";

  private KotlinNames() {}

  /**
   * Whether the name has a hyphen, which Java's cannot have: a parameter is of a value class. Kapt
   * leaves such functions out of what it shows to annotation processors.
   */
  static boolean isHidden(Method method) {
    return method.getName().indexOf('-') > 0;
  }

  /** The operation that a method is named by for which none is written. */
  static String operation(Method method) {
    return operation(method.getDeclaringClass(), method.getName());
  }

  static String operation(Class<?> type, String name) {
    return name.indexOf('-') > 0 || (name.indexOf('$') > 0 && isKotlin(type))
        ? OperationNames.ofKotlin(name)
        : OperationNames.of(name);
  }

  private static boolean isKotlin(Class<?> type) {
    return Arrays.stream(type.getDeclaredAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getName().equals(METADATA));
  }
}
