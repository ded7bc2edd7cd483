package ai.datapunk.weft.spec;

import org.jspecify.annotations.Nullable;

/**
 * What the annotation processor generates for a class with annotated methods: their specifications,
 * in the order of the source. Found by name ({@code Foo} → {@code Foo_Metrics}); not meant to be
 * written by hand.
 */
public interface MetricHolder {

  /**
   * What holder classes are named after the class that they belong to: its binary name and this.
   */
  String SUFFIX = "_Metrics";

  /**
   * The annotated methods of the class; another array each time. No list, since a call of {@code
   * List.of} is what javac would spend most of a small holder's compilation on.
   */
  MethodSpec[] methods();

  /**
   * Whether the class may have annotated methods that the compiler did not show to the processor,
   * as Kotlin's does not show functions with parameters of value classes.
   */
  default boolean isPartial() {
    return false;
  }

  /**
   * Whether a method has a fallback.
   *
   * @param method its index in {@link #methods()}
   */
  default boolean hasFallback(int method) {
    return false;
  }

  /**
   * Calls the fallback of a method that has one, and gives what it returns; boxed if primitive,
   * null if nothing.
   *
   * @param method its index in {@link #methods()}
   * @param target the instance that the method was called on; null for a static method
   * @param arguments those of the call, boxed if primitive
   * @param thrown what the call has failed with
   * @throws Throwable what the fallback throws; {@code thrown} if the method has no fallback
   */
  default @Nullable Object fallback(
      int method, @Nullable Object target, @Nullable Object[] arguments, Throwable thrown)
      throws Throwable {
    throw thrown;
  }
}
