package ai.datapunk.weft.processor;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.processor.calls.CallGraphs;
import ai.datapunk.weft.processor.catalog.ClassPathCatalogs;
import ai.datapunk.weft.processor.catalog.OutputFolder;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Rules;
import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.check.Severity;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.ClassReader;
import ai.datapunk.weft.processor.read.MetricSetFacts;
import ai.datapunk.weft.processor.read.Nesting;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.write.CatalogWriter;
import ai.datapunk.weft.processor.write.CompiledCalls;
import ai.datapunk.weft.processor.write.HolderWriter;
import ai.datapunk.weft.processor.write.MetricSetWriter;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Reads, checks and writes one class after the other as the rounds bring them, and the module as a
 * whole when they are over.
 */
final class Rounds {

  private final ProcessingEnvironment environment;
  private final Settings settings;
  private final Reporter reporter;
  private final OutputFolder output;
  private final AnnotatedClasses annotatedClasses;
  private final RetainedClasses retainedClasses;
  private final ClassPathCatalogs classPath;
  private final ModuleCalls calls;

  // By canonical name, which also finds the element again for the catalog's origins.
  private final Map<String, WeftClass> classes = new TreeMap<>();

  private Catalog before = new Catalog(List.of());

  // What passed the checks of the last round, and is written when its calls are known.
  private @Nullable WeftModule module;

  Rounds(ProcessingEnvironment environment) {
    this.environment = environment;
    this.settings = new Settings(environment.getOptions());
    this.reporter = new Reporter(environment, settings);
    this.output = new OutputFolder(environment.getFiler());
    this.annotatedClasses = new AnnotatedClasses(environment);
    this.retainedClasses = new RetainedClasses(environment.getElementUtils(), output);
    this.classPath = new ClassPathCatalogs(environment.getFiler(), output);
    this.calls = new ModuleCalls(environment, settings.readsCalls(), this::complete);
  }

  void process(RoundEnvironment round) {
    reporter.print(settings.findings());
    retainedClasses.compiledIn(round);
    calls.compiledIn(round);
    ClassReader reader = new ClassReader(environment);
    for (TypeElement type : annotatedClasses.in(round)) {
      WeftClass read = read(reader, type);
      classes.put(read.at().type(), read);
      boolean failed = reporter.print(findings(read));
      if (!failed) {
        write(read, type);
      }
    }
  }

  private WeftClass read(ClassReader reader, TypeElement type) {
    WeftClass read = reader.read(type);
    return settings.recordsAccessors() ? read : read.withoutAccessors();
  }

  /**
   * A class file does not have what suppressed findings, which were printed when it was compiled.
   * What nobody can suppress is told again: maybe it was compiled without Weft.
   */
  private static List<Finding> findings(WeftClass type) {
    return Rules.check(type).stream()
        .filter(finding -> !type.classFile() || finding.message().severity() == Severity.REQUIRED)
        .toList();
  }

  /** The compiler's own errors may be why something is missing; ours are not. */
  void finish(RoundEnvironment round) {
    calls.endRounds();
    if (classes.isEmpty() || (round.errorRaised() && !reporter.hasFailed())) {
      return;
    }
    before = output.catalog();
    WeftModule finished =
        new WeftModule(
            cataloged(false).map(this::withoutWrongLabels).toList(),
            retainedClasses.in(before, cataloged(true)),
            classPath,
            settings);
    boolean failed = reporter.print(Rules.check(finished));
    if (failed || round.errorRaised()) {
      return;
    }
    module = finished;
    if (!calls.areRead()) {
      tellThatCallsAreUnknown(finished);
      complete();
    }
  }

  private void tellThatCallsAreUnknown(WeftModule finished) {
    if (settings.readsCalls() && finished.hasPolicies()) {
      environment
          .getMessager()
          .printMessage(
              Diagnostic.Kind.NOTE,
              "Weft cannot tell which annotated method calls which: this compiler does not show the"
                  + " bodies of methods. -Aweft.calls=off leaves this note out.");
    }
  }

  /** Runs when all is known that the compiler tells. */
  private void complete() {
    if (module == null) {
      completeWithoutCatalog();
      return;
    }
    reporter.printThrough(calls);
    CallGraphs.Found found = calls.of(module.woven(), classPath::calls);
    if (reporter.print(Rules.check(found.graph(), settings))) {
      deleteWrongClasses();
    } else {
      writeCatalog(module.catalog(found.graph()), found);
    }
  }

  /**
   * By now most classes are written. Builds compile again what has no class file; with all of them
   * there, the next build would take this one for complete.
   */
  private void deleteWrongClasses() {
    for (String name : reporter.wrongClasses()) {
      TypeElement type = environment.getElementUtils().getTypeElement(name);
      if (type != null) {
        Nesting.outwards(type).stream()
            .map(each -> environment.getElementUtils().getBinaryName(each).toString())
            .forEach(each -> output.delete(each.replace('.', '/') + ".class"));
      }
    }
  }

  /** A module without annotated methods may call some of others, and be called itself. */
  private void completeWithoutCatalog() {
    if (!calls.types().isEmpty() && !reporter.hasFailed()) {
      CallGraphs.Found found = calls.of(List.of(), classPath::calls);
      new CatalogWriter(environment, output, List.of())
          .write(new CompiledCalls(calls.types(), found.unannotated()));
    }
  }

  private Stream<WeftClass> cataloged(boolean classFiles) {
    return classes.values().stream()
        .filter(type -> type.classFile() == classFiles && !type.cataloged().isEmpty());
  }

  /** What a metric would come to with labels that will not stay says nothing. */
  private WeftClass withoutWrongLabels(WeftClass type) {
    return reporter.hasFailed() ? type.withoutMetrics(reporter::hasWrongLabels) : type;
  }

  private void write(WeftClass read, TypeElement type) {
    if (!read.instrumented().isEmpty()) {
      write(
          read.holderName(),
          () ->
              new HolderWriter(environment.getElementUtils())
                  .write(read, type, environment.getFiler()));
    }
    MetricSetFacts set = read.metricSet();
    if (set != null && !set.unfinished()) {
      write(read.implementationName(), () -> new MetricSetWriter(environment).write(read, type));
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void write(String name, Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      environment
          .getMessager()
          .printMessage(Diagnostic.Kind.ERROR, "Weft cannot write " + name + ": " + e);
    }
  }

  private void writeCatalog(Catalog catalog, CallGraphs.Found found) {
    List<TypeElement> origins =
        classes.keySet().stream()
            .map(environment.getElementUtils()::getTypeElement)
            .filter(Objects::nonNull)
            .toList();
    Set<String> compiled = new HashSet<>(calls.types());
    cataloged(false).forEach(type -> compiled.add(type.binaryName()));
    new CatalogWriter(environment, output, origins)
        .write(catalog, before, new CompiledCalls(compiled, found.unannotated()));
  }
}
