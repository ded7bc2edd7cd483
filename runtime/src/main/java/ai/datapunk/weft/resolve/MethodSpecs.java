package ai.datapunk.weft.resolve;

import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The specifications of one class's methods: from the metric holder that the processor generated;
 * without one that can be asked, from the annotations themselves, by reflection.
 *
 * @param methods as they are written, without what is configured
 * @param holder who calls fallbacks; null if the processor has not seen the class
 */
public record MethodSpecs(List<MethodSpec> methods, @Nullable MetricHolder holder) {

  private static final Logger LOG = LoggerFactory.getLogger(MethodSpecs.class);

  /** Reads the specifications of this class's methods. Never throws what is wrong with them. */
  public static MethodSpecs of(Class<?> type) {
    Class<?> holder = GeneratedHolder.find(type);
    if (holder == null) {
      return new MethodSpecs(withoutHolder(type), null);
    }
    HolderFile file = HolderFile.of(holder);
    MethodSpecs generated = GeneratedHolder.ask(type, holder, file);
    return generated == null ? inItsPlace(type, file) : generated.withHidden(type);
  }

  private static MethodSpecs inItsPlace(Class<?> type, HolderFile file) {
    List<MethodSpec> methods =
        read(type, ReflectedSpecs::read).stream()
            .filter(method -> isHidden(method) || file.names(method.signature()))
            .toList();
    return new MethodSpecs(methods, new ReflectedHolder(type, methods));
  }

  /** Methods that the processor was not shown stand behind those of the holder. */
  private MethodSpecs withHidden(Class<?> type) {
    if (holder == null || !holder.isPartial()) {
      return this;
    }
    return new MethodSpecs(
        Stream.concat(methods.stream(), read(type, ReflectedSpecs::readHidden).stream()).toList(),
        holder);
  }

  /** The processor does not see local and anonymous classes: they never have a holder. */
  private static List<MethodSpec> withoutHolder(Class<?> type) {
    List<MethodSpec> methods = read(type, ReflectedSpecs::read);
    boolean local = type.isLocalClass() || type.isAnonymousClass() || type.isHidden();
    if (!local && !methods.stream().allMatch(MethodSpecs::isHidden)) {
      LOG.atWarn()
          .addKeyValue("class", type.getName())
          .log(
              "There is no metric holder {}: weft-processor did not run when the class {} was"
                  + " compiled, so nothing checked its annotations; they are read by reflection,"
                  + " and fallbacks are not called."
                  + " Compile it with weft-maven-plugin among the build's plugins, or add"
                  + " weft-processor to the compiler's annotationProcessorPaths (from JDK 23 on a"
                  + " processor that is merely on the class path does not run)",
              type.getName() + MetricHolder.SUFFIX,
              type.getName());
    }
    return methods;
  }

  private static List<MethodSpec> read(Class<?> type, Function<Class<?>, List<MethodSpec>> reader) {
    try {
      return reader.apply(type);
    } catch (LinkageError | TypeNotPresentException incomplete) {
      LOG.atWarn()
          .addKeyValue("class", type.getName())
          .setCause(incomplete)
          .log(
              "Nothing is recorded for the class {}: a class that its annotations name is missing",
              type.getName());
      return List.of();
    }
  }

  /** Kotlin's compiler shows no processor what has a hyphen in its name. */
  private static boolean isHidden(MethodSpec method) {
    String signature = method.signature();
    return signature.substring(0, signature.indexOf('(')).indexOf('-') > 0;
  }

  /** The operation that a method of the class is named by for which none is written. */
  public static String operation(Class<?> type, String method) {
    return KotlinNames.operation(type, method);
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
