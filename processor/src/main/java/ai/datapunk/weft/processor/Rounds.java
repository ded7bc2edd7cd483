package ai.datapunk.weft.processor;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.processor.catalog.ClassPathCatalogs;
import ai.datapunk.weft.processor.catalog.OutputFolder;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Rules;
import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.check.Severity;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.ClassReader;
import ai.datapunk.weft.processor.read.MetricSetFacts;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.write.CatalogWriter;
import ai.datapunk.weft.processor.write.HolderWriter;
import ai.datapunk.weft.processor.write.MetricSetWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

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

  // By canonical name, which also finds the element again for the catalog's origins.
  private final Map<String, WeftClass> classes = new TreeMap<>();

  Rounds(ProcessingEnvironment environment) {
    this.environment = environment;
    this.settings = new Settings(environment.getOptions());
    this.reporter = new Reporter(environment, settings);
    this.output = new OutputFolder(environment.getFiler());
    this.annotatedClasses = new AnnotatedClasses(environment);
    this.retainedClasses = new RetainedClasses(environment.getElementUtils(), output);
  }

  void process(RoundEnvironment round) {
    reporter.print(settings.findings());
    retainedClasses.compiledIn(round);
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
    if (classes.isEmpty() || (round.errorRaised() && !reporter.hasFailed())) {
      return;
    }
    Catalog before = output.catalog();
    WeftModule module =
        new WeftModule(
            cataloged(false).map(this::withoutWrongLabels).toList(),
            retainedClasses.in(before, cataloged(true)),
            new ClassPathCatalogs(environment.getFiler(), output),
            settings);
    boolean failed = reporter.print(Rules.check(module));
    if (!failed && !round.errorRaised()) {
      writeCatalog(module.catalog(), before);
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

  private void writeCatalog(Catalog catalog, Catalog before) {
    List<TypeElement> origins =
        classes.keySet().stream()
            .map(environment.getElementUtils()::getTypeElement)
            .filter(Objects::nonNull)
            .toList();
    new CatalogWriter(environment, output, origins).write(catalog, before);
  }
}
