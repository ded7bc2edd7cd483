package ai.datapunk.weft.processor.read;

import ai.datapunk.weft.contract.MetricSetNames;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A class with annotated methods.
 *
 * @param binaryName as {@code Class.getName()} gives it
 * @param file the source file's name, or empty if the compiler does not tell
 * @param classFile whether it was compiled, and so checked, before
 * @param meshServices what {@code @MeshService} on this class says: one name or none
 * @param classAnnotations where {@code @Timed}, {@code @Retried} and {@code @CircuitGuarded} stand
 *     on the class itself
 * @param holderNameTaken whether somebody wrote a class of the name that its holder must have
 * @param missingOpens what its module lacks for the run time to reach its holder, or empty
 * @param metricSet null unless it is one
 * @param methods in the order of the source
 */
public record WeftClass(
    Location at,
    String packageName,
    String binaryName,
    String file,
    boolean classFile,
    List<String> meshServices,
    List<Location> classAnnotations,
    boolean holderNameTaken,
    String missingOpens,
    @Nullable MetricSetFacts metricSet,
    List<WeftMethod> methods) {

  /** What a holder's name ends in; the run time looks for the binary name with this suffix. */
  public static final String HOLDER_SUFFIX = "_Metrics";

  /** Makes the lists unmodifiable. */
  public WeftClass {
    meshServices = List.copyOf(meshServices);
    classAnnotations = List.copyOf(classAnnotations);
    methods = List.copyOf(methods);
  }

  /**
   * The simple name of the holder. It is made of the binary name, in which a nested class has a
   * dollar sign, so that {@code A.B} and {@code A_B} in one package do not meet.
   */
  public String holderName() {
    return nameWith(HOLDER_SUFFIX);
  }

  /** The simple name of the implementation of a metric set, made alike. */
  public String implementationName() {
    return nameWith(MetricSetNames.SUFFIX);
  }

  private String nameWith(String suffix) {
    String simple =
        packageName.isEmpty() ? binaryName : binaryName.substring(packageName.length() + 1);
    return simple + suffix;
  }

  /** The same, knowing what there is to say of a metric set. */
  WeftClass withMetricSet(@Nullable MetricSetFacts facts) {
    return new WeftClass(
        at,
        packageName,
        binaryName,
        file,
        classFile,
        meshServices,
        classAnnotations,
        holderNameTaken,
        missingOpens,
        facts,
        methods);
  }

  /** The same, knowing whether the holder's name is free. */
  WeftClass withHolderNameTaken(boolean taken) {
    return new WeftClass(
        at,
        packageName,
        binaryName,
        file,
        classFile,
        meshServices,
        classAnnotations,
        taken,
        missingOpens,
        metricSet,
        methods);
  }

  /** The same, some of its methods without the metrics of their own. */
  public WeftClass withoutMetrics(Predicate<WeftMethod> some) {
    return with(methods.stream().map(m -> some.test(m) ? m.withoutMetric() : m).toList());
  }

  /** The same, without the trivial methods that only an annotation of the class reaches. */
  public WeftClass withoutAccessors() {
    return with(methods.stream().filter(method -> !method.isReachedAccessor()).toList());
  }

  private WeftClass with(List<WeftMethod> others) {
    return new WeftClass(
        at,
        packageName,
        binaryName,
        file,
        classFile,
        meshServices,
        classAnnotations,
        holderNameTaken,
        missingOpens,
        metricSet,
        others);
  }

  /** The methods whose calls are recorded. */
  public List<WeftMethod> instrumented() {
    return methods.stream().filter(WeftMethod::isInstrumented).toList();
  }

  /** The methods that record, as a metric set's do. */
  public List<WeftMethod> recording() {
    return methods.stream().filter(method -> method.recording() != null).toList();
  }

  /** The methods that the catalog has: both kinds, in the order of the source. */
  public List<WeftMethod> cataloged() {
    return methods.stream()
        .filter(method -> method.isInstrumented() || method.recording() != null)
        .toList();
  }
}
