package ai.datapunk.weft.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads a class and its annotated methods. */
public final class ClassReader {

  private static final List<String> ON_CLASSES = List.of("Timed", "Retried", "CircuitGuarded");
  private static final Set<String> RECORD_METHODS = Set.of("toString", "hashCode", "equals");
  private static final String SNEAKY_THROWS = "lombok.SneakyThrows";
  private static final String HOLDER_INTERFACE = "ai.datapunk.weft.spec.MetricHolder";

  private final Elements elements;
  private final ModuleDoors doors;
  private final Types types;
  private final Signatures signatures;
  private final TypeReader typeReader;
  private final AnnotationReader useReader;
  private final RecordingReader recordingReader;
  private final MetricSetReader metricSetReader;
  private final SourcePositions positions;
  private final ClassFiles classFiles;
  private final TransactionReader transactions;

  /** With the compiler's utilities. */
  public ClassReader(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.doors = new ModuleDoors(elements);
    this.types = environment.getTypeUtils();
    this.signatures = new Signatures(elements, environment.getTypeUtils());
    this.typeReader = new TypeReader(elements, environment.getTypeUtils(), signatures);
    this.useReader =
        new AnnotationReader(
            elements,
            typeReader,
            new FallbackReader(elements, environment.getTypeUtils(), signatures, typeReader),
            new PredicateReader(environment.getTypeUtils(), doors, signatures, typeReader));
    this.recordingReader = new RecordingReader(elements);
    this.metricSetReader = new MetricSetReader(elements);
    this.positions = SourcePositions.of(environment);
    this.classFiles = new ClassFiles(environment);
    this.transactions = new TransactionReader(elements);
  }

  /** Reads a well-formed class. */
  public WeftClass read(TypeElement type) {
    Location at = Location.of(type.getQualifiedName().toString());
    SourcePositions.InFile position = positions.of(type);
    List<WeftMethod> methods = new ArrayList<>();
    // Only what an annotation of the class reaches can be an accessor that nobody thought of.
    Accessors accessors =
        classAnnotations(type, at).isEmpty() ? null : new Accessors(type, position, types);
    for (Element member : type.getEnclosedElements()) {
      // A constructor takes part for one thing only: a @Label or @Instance there is a mistake.
      if (member instanceof ExecutableElement method && !isImplicit(method, type)) {
        WeftMethod read = method(method, type, at, position.lines(), accessors);
        boolean unfinished = read.ofSet() && RecordingReader.isUnfinished(method, elements);
        if (!unfinished && (read.ofSet() || isAnnotated(read))) {
          methods.add(read);
        }
      }
    }
    WeftClass read =
        new WeftClass(
            at,
            elements.getPackageOf(type).getQualifiedName().toString(),
            elements.getBinaryName(type).toString(),
            position.file(),
            classFiles.contain(type),
            meshServices(type),
            classAnnotations(type, at),
            false,
            doors.missingForHolder(type),
            null,
            methods);
    return read.withHolderNameTaken(isTakenByAnother(type, read.holderName()))
        .withMetricSet(metricSetReader.read(type, read.implementationName()));
  }

  private WeftMethod method(
      ExecutableElement method,
      TypeElement owner,
      Location type,
      Map<Element, Long> lines,
      @Nullable Accessors accessors) {
    String signature = signatures.of(method);
    Location at = type.method(signature);
    List<WeftParameter> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(parameter(parameter, parameters.size(), at));
    }
    boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
    return new WeftMethod(
        at,
        method.getSimpleName().toString(),
        AnnotationReader.operation(method),
        signature,
        lines.getOrDefault(method, 0L),
        method.getModifiers(),
        typeReader.read(method.getReturnType()),
        parameters,
        facts(method.getThrownTypes()),
        throwsUndeclared(method),
        accessors != null && accessors.contain(method, signature),
        transactions.of(method),
        constructor ? null : useReader.timed(method, at),
        constructor ? null : useReader.retried(method, at),
        constructor ? null : useReader.guarded(method, at),
        constructor ? null : useReader.balanced(method, at),
        isOfSet(method, owner),
        recordingReader.read(method, at));
  }

  /** Kotlin knows no checked exceptions, and Lombok can hide them from the compiler. */
  private static boolean throwsUndeclared(ExecutableElement method) {
    return AnnotationValues.namesOn(method).contains(SNEAKY_THROWS)
        || KotlinClasses.contain(method);
  }

  private WeftParameter parameter(VariableElement parameter, int index, Location method) {
    Location at = method.parameter(index);
    return new WeftParameter(
        at,
        index,
        parameter.getSimpleName().toString(),
        typeReader.tree(parameter.asType()),
        useReader.label(parameter, at),
        AnnotationValues.mirrorOn(parameter, "Instance")
            .map(mirror -> at.annotation("Instance"))
            .orElse(null),
        recordingReader.amount(parameter, at));
  }

  private static boolean isAnnotated(WeftMethod method) {
    return method.isInstrumented()
        || !method.recordings().isEmpty()
        || method.parameters().stream()
            .anyMatch(parameter -> parameter.isBound() || parameter.amount() != null);
  }

  /** Whether the implementation of the metric set in which it stands has to have it. */
  private static boolean isOfSet(ExecutableElement method, TypeElement owner) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        && AnnotationValues.mirrorOn(owner, "MetricSet").isPresent();
  }

  /**
   * What the compiler adds to every enum and record is not the user's to time. The accessors of a
   * record are: they are its methods, whoever wrote them.
   */
  private static boolean isImplicit(ExecutableElement method, TypeElement type) {
    String name = method.getSimpleName().toString();
    return switch (type.getKind()) {
      case ENUM ->
          method.getModifiers().contains(Modifier.STATIC)
              && ((name.equals("values") && method.getParameters().isEmpty())
                  || (name.equals("valueOf") && method.getParameters().size() == 1));
      // The origin that javac gives these is "explicit"; that they are final tells them apart.
      case RECORD ->
          method.getModifiers().contains(Modifier.FINAL) && RECORD_METHODS.contains(name);
      default -> false;
    };
  }

  private List<String> meshServices(TypeElement type) {
    return AnnotationValues.on(type, "MeshService", elements)
        .map(values -> List.of(values.string("value")))
        .orElse(List.of());
  }

  private static List<Location> classAnnotations(TypeElement type, Location at) {
    return ON_CLASSES.stream()
        .filter(name -> AnnotationValues.mirrorOn(type, name).isPresent())
        .map(at::annotation)
        .toList();
  }

  /**
   * A holder that an earlier build left on the class path is ours and is written anew; a class of
   * that name which is no holder is somebody else's. Only this module is asked: javac would look
   * into every module of the JDK for a class that mostly does not exist.
   */
  private boolean isTakenByAnother(TypeElement type, String holderName) {
    PackageElement itsPackage = elements.getPackageOf(type);
    String prefix = itsPackage.isUnnamed() ? "" : itsPackage.getQualifiedName() + ".";
    return Optional.ofNullable(
            elements.getTypeElement(elements.getModuleOf(type), prefix + holderName))
        .map(existing -> !typeReader.read(existing.asType()).isA(HOLDER_INTERFACE))
        .orElse(false);
  }

  private List<TypeFacts> facts(List<? extends TypeMirror> mirrors) {
    return mirrors.stream().map(typeReader::read).toList();
  }
}
