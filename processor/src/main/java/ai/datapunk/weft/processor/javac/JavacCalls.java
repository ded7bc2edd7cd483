package ai.datapunk.weft.processor.javac;

import ai.datapunk.weft.contract.MetricSetNames;
import ai.datapunk.weft.processor.calls.CallTable;
import ai.datapunk.weft.processor.calls.MethodNames;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.WeftClass;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls as javac attributes one class after the other, which it does after the last round. It
 * tells when it has read all classes of the compilation: before the last of them is generated, so
 * that an error then leaves no compilation that a build takes for complete.
 */
public final class JavacCalls implements TaskListener {

  private final Trees trees;
  private final CallTable calls;
  private final MethodNames names;
  private final Threads threads;
  private final SourceMethods methods;
  private final Runnable atEnd;
  private final Set<String> awaited = new HashSet<>();
  private boolean roundsAreOver;
  private boolean begun;
  private boolean hasErrors;
  private boolean ended;
  private @Nullable Throwable failure;

  private JavacCalls(
      Trees trees, ProcessingEnvironment environment, CallTable calls, Runnable atEnd) {
    this.trees = trees;
    this.calls = calls;
    this.names = new MethodNames(environment.getElementUtils(), environment.getTypeUtils());
    this.threads = new Threads(environment.getTypeUtils());
    this.methods = new SourceMethods(trees, environment.getTypeUtils(), calls);
    this.atEnd = atEnd;
  }

  /**
   * Begins to listen.
   *
   * @param calls where calls are put
   * @param atEnd runs once, when all are there; not if the compiler has found errors by then
   */
  public static JavacCalls listen(
      Object trees, ProcessingEnvironment environment, CallTable calls, Runnable atEnd) {
    JavacCalls listener = new JavacCalls((Trees) trees, environment, calls, atEnd);
    JavacTask.instance(environment).addTaskListener(listener);
    return listener;
  }

  /** Notes a class that is to be attributed before all are; one that is compiled already is not. */
  public void await(TypeElement root) {
    if (trees.getTree(root) != null) {
      awaited.add(root.getQualifiedName().toString());
    }
  }

  /** Notes that no further class will come. */
  public void endRounds() {
    roundsAreOver = true;
  }

  /** The names of methods, for as long as the compiler runs. */
  public MethodNames names() {
    return names;
  }

  /** Why calls could not be read; empty if they were. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Prints at that place; whether there is one. */
  public boolean print(Diagnostic.Kind kind, String text, Location at) {
    return methods.print(kind, text, at);
  }

  @Override
  public void finished(TaskEvent event) {
    if (ended) {
      return;
    }
    switch (event.getKind()) {
      case ANALYZE -> {
        begun = true;
        read(event);
        awaited.remove(String.valueOf(event.getTypeElement().getQualifiedName()));
        if (roundsAreOver && awaited.isEmpty()) {
          end();
        }
      }
      case COMPILATION -> {
        // What javac did not come to attribute, it has found an error before.
        if (awaited.isEmpty() || !begun) {
          end();
        }
      }
      default -> {}
    }
  }

  private void end() {
    ended = true;
    if (!hasErrors) {
      atEnd.run();
    }
  }

  /** A listener that throws ends the compilation with a stack trace. */
  private void read(TaskEvent event) {
    try {
      CompilationUnitTree unit = event.getCompilationUnit();
      ClassTree type = tree(event.getTypeElement(), unit);
      if (type != null && !isGenerated(event.getTypeElement())) {
        CallScanner scanner = new CallScanner(trees, unit, type, calls, names, threads, methods);
        scanner.scan(type, null);
        hasErrors |= scanner.hasErrors();
      }
    } catch (RuntimeException | LinkageError e) {
      failure = e;
    }
  }

  /** What javac would look for in the whole file stands at its top. */
  private static @Nullable ClassTree tree(TypeElement type, CompilationUnitTree unit) {
    for (Tree declared : unit.getTypeDecls()) {
      if (declared instanceof ClassTree tree && tree.getSimpleName() == type.getSimpleName()) {
        return tree;
      }
    }
    return null;
  }

  private static boolean isGenerated(TypeElement type) {
    String name = type.getSimpleName().toString();
    return name.endsWith(WeftClass.HOLDER_SUFFIX) || name.endsWith(MetricSetNames.SUFFIX);
  }
}
