package ai.datapunk.weft.resolve;

import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The specifications of one class's methods: from the metric holder that the processor generated;
 * without one, from the annotations themselves, by reflection.
 *
 * @param methods as they are written, without what is configured
 * @param holder null if they were read by reflection
 */
public record MethodSpecs(List<MethodSpec> methods, @Nullable MetricHolder holder) {

  private static final Logger LOG = LoggerFactory.getLogger(MethodSpecs.class);

  /** Reads the specifications of this class's methods. Never throws what is wrong with them. */
  public static MethodSpecs of(Class<?> type) {
    MethodSpecs generated = generated(type);
    return generated == null ? new MethodSpecs(reflected(type), null) : generated;
  }

  /** The processor does not see local and anonymous classes: they never have a holder. */
  private static List<MethodSpec> reflected(Class<?> type) {
    List<MethodSpec> methods;
    try {
      methods = ReflectedSpecs.read(type);
    } catch (LinkageError | TypeNotPresentException incomplete) {
      LOG.atWarn()
          .addKeyValue("class", type.getName())
          .setCause(incomplete)
          .log(
              "Nothing is recorded for the class {}: a class that its annotations name is missing",
              type.getName());
      return List.of();
    }
    boolean local = type.isLocalClass() || type.isAnonymousClass() || type.isHidden();
    if (!local && !methods.isEmpty() && !hasHolder(type)) {
      LOG.atWarn()
          .addKeyValue("class", type.getName())
          .log(
              "There is no metric holder {}: weft-processor did not run when the class {} was"
                  + " compiled, so nothing checked its annotations; they are read by reflection,"
                  + " and fallbacks are not called."
                  + " Add weft-processor to the compiler's annotationProcessorPaths (from JDK 23 on"
                  + " a processor that is merely on the class path does not run)",
              holderName(type),
              type.getName());
    }
    return methods;
  }

  private static String holderName(Class<?> type) {
    return type.getName() + MetricHolder.SUFFIX;
  }

  private static boolean hasHolder(Class<?> type) {
    try {
      Class.forName(holderName(type), false, type.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }

  private static @Nullable MethodSpecs generated(Class<?> type) {
    if (!hasHolder(type)) {
      return null;
    }
    try {
      MetricHolder holder =
          Class.forName(holderName(type), true, type.getClassLoader())
              .asSubclass(MetricHolder.class)
              .getDeclaredConstructor()
              .newInstance();
      return new MethodSpecs(List.of(holder.methods()), holder);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException fault) {
      LOG.atWarn()
          .addKeyValue("class", type.getName())
          .setCause(fault)
          .log(
              "The metric holder {} does not work with this version of weft-runtime: compile the"
                  + " class {} again with the same version of weft-processor. Until then its"
                  + " annotations are read by reflection",
              holderName(type),
              type.getName());
      return null;
    }
  }

  /** A signature as in {@link MethodSpec#signature}. */
  public static String signature(String name, Class<?>[] parameterTypes) {
    return Stream.of(parameterTypes)
        .map(MethodSpecs::binaryName)
        .collect(Collectors.joining(",", name + "(", ")"));
  }

  private static String binaryName(Class<?> type) {
    return type.isArray() ? binaryName(type.getComponentType()) + "[]" : type.getName();
  }
}
