package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.catalog.Catalog;
import ai.datapunk.weft.processor.catalog.CatalogClass;
import ai.datapunk.weft.processor.catalog.CatalogEntries;
import ai.datapunk.weft.processor.check.Rules;
import ai.datapunk.weft.processor.read.AnnotationValues;
import ai.datapunk.weft.processor.read.ClassReader;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.write.CatalogWriter;
import ai.datapunk.weft.processor.write.HolderWriter;
import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Reads, checks and writes one annotated class after the other, and the catalog at the end. */
@AutoService(Processor.class)
public final class WeftProcessor extends AbstractProcessor {

  // By canonical name, which also finds the element again for the catalog's origins.
  private final Map<String, CatalogClass> entries = new TreeMap<>();
  private @Nullable AnnotatedClasses annotatedClasses;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return AnnotatedClasses.ANNOTATIONS.stream()
        .map(name -> AnnotationValues.PACKAGE + "." + name)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    annotatedClasses = new AnnotatedClasses(environment.getElementUtils());
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (round.processingOver()) {
      if (!round.errorRaised()) {
        writeCatalog();
      }
      return false;
    }
    ClassReader reader = new ClassReader(processingEnv);
    Reporter reporter = new Reporter(processingEnv);
    for (TypeElement type : Objects.requireNonNull(annotatedClasses).in(round)) {
      WeftClass read = reader.read(type);
      boolean failed = reporter.print(Rules.check(read));
      if (!failed && !read.instrumented().isEmpty()) {
        entries.put(read.at().type(), CatalogEntries.of(read));
        writeHolder(read, type);
      }
    }
    // Others may want to see the annotations too.
    return false;
  }

  private void writeHolder(WeftClass read, TypeElement type) {
    try {
      HolderWriter.write(read, type).writeTo(processingEnv.getFiler());
    } catch (IOException e) {
      fail("cannot write " + read.holderName(), e);
    }
  }

  private void writeCatalog() {
    if (entries.isEmpty()) {
      return;
    }
    Catalog catalog = new Catalog(entries.values().stream().toList());
    try {
      CatalogWriter.write(
          catalog,
          processingEnv.getFiler(),
          entries.keySet().stream()
              .map(processingEnv.getElementUtils()::getTypeElement)
              .filter(Objects::nonNull)
              .toList());
    } catch (IOException e) {
      fail("cannot write " + Catalog.PATH, e);
    }
  }

  private void fail(String what, IOException why) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "Weft " + what + ": " + why);
  }
}
