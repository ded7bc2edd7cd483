package ai.datapunk.weft.processor;

import ai.datapunk.weft.catalog.CatalogCalls;
import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraphs;
import ai.datapunk.weft.processor.calls.CallTable;
import ai.datapunk.weft.processor.calls.MethodNames;
import ai.datapunk.weft.processor.javac.JavacCalls;
import ai.datapunk.weft.processor.read.AnnotationValues;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.SourcePositions;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Who calls whom in the module that is compiled. Bodies of methods are there when the rounds are
 * over, and of all compilers only javac shows them then; with another, no calls are known.
 */
final class ModuleCalls implements Reporter.Places {

  private final ProcessingEnvironment environment;
  private final CallTable table = new CallTable();

  // Of a class that another compiler could not load.
  private final @Nullable JavacCalls javac;

  /**
   * Begins to read, if calls are wanted.
   *
   * @param atEnd runs after the rounds when all calls are there; never where none are read
   */
  ModuleCalls(ProcessingEnvironment environment, boolean wanted, Runnable atEnd) {
    this.environment = environment;
    Object trees = wanted && knowsWeft() && !isKapt() ? SourcePositions.trees(environment) : null;
    this.javac = trees == null ? null : JavacCalls.listen(trees, environment, table, atEnd);
  }

  /** Most modules of a large build do not, and are not to wait for it. */
  private boolean knowsWeft() {
    return environment.getElementUtils().getTypeElement(AnnotationValues.PACKAGE + ".Timed")
        != null;
  }

  /** Kotlin's kapt runs javac for its processors alone, which goes on to no bodies. */
  private boolean isKapt() {
    return environment.getOptions().containsKey("kapt.kotlin.generated");
  }

  /** Whether calls are read, and will all be there after the rounds. */
  boolean areRead() {
    return javac != null;
  }

  /** Notes what this round compiles. */
  void compiledIn(RoundEnvironment round) {
    if (javac != null) {
      round.getRootElements().stream()
          .filter(TypeElement.class::isInstance)
          .map(TypeElement.class::cast)
          .forEach(javac::await);
    }
  }

  /** Notes that the rounds are over. */
  void endRounds() {
    if (javac != null) {
      javac.endRounds();
    }
  }

  /** The binary names of the classes whose calls were read. */
  Set<String> types() {
    return table.typeNames();
  }

  @Override
  public boolean print(Diagnostic.Kind kind, String text, Location at) {
    return javac != null && javac.print(kind, text, at);
  }

  /**
   * What the annotated methods of the module reach. What cannot be read, such as a class that
   * refers to one that is not there, is told and breaks nothing.
   */
  CallGraphs.Found of(
      Collection<CallGraph.Node> methods, Function<String, Optional<CatalogCalls>> others) {
    Optional<? extends Throwable> failure = javac == null ? Optional.empty() : javac.failure();
    if (failure.isEmpty()) {
      try {
        return new CallGraphs(table, environment.getElementUtils(), names(), others).of(methods);
      } catch (RuntimeException | LinkageError e) {
        failure = Optional.of(e);
      }
    }
    environment
        .getMessager()
        .printMessage(
            Diagnostic.Kind.NOTE,
            "Weft could not read which annotated method calls which, and leaves it out: "
                + failure.get());
    return new CallGraphs.Found(new CallGraph(methods, others), Map.of());
  }

  /** Those that were given to methods before, mostly. */
  private MethodNames names() {
    return javac == null
        ? new MethodNames(environment.getElementUtils(), environment.getTypeUtils())
        : javac.names();
  }
}
