package ai.datapunk.weft.processor.javac;

import ai.datapunk.weft.processor.calls.Call;
import ai.datapunk.weft.processor.calls.CallTable;
import ai.datapunk.weft.processor.calls.Manner;
import ai.datapunk.weft.processor.calls.MethodName;
import ai.datapunk.weft.processor.calls.MethodNames;
import ai.datapunk.weft.processor.javac.NameHints.Hint;
import ai.datapunk.weft.processor.read.Nesting;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the calls of an attributed class and those nested in it.
 *
 * <p>A lambda belongs to the method in which it stands, or to the field that it is given to. So
 * does what an anonymous class does. What the initialisers of an object do belongs to all of its
 * constructors.
 */
final class CallScanner extends TreeScanner<Void, Void> {

  /** Stands for what every constructor of a class does first. */
  private static final String INITIALIZERS = "<initializers>";

  /** Stands for what the first use of a class does, which no method is known to call. */
  private static final String STATIC = "<clinit>";

  private static final Manner HANDLED = new Manner(false, false, true);

  private final Trees trees;
  private final TreePath unit;
  private final CallTable calls;
  private final MethodNames names;
  private final Threads threads;
  private final SourceMethods methods;
  private final Lines lines;
  private final HeldCode held;
  private final Closing closing = new Closing();

  private final Scope scope;

  private String type = "";
  private boolean hasErrors;

  // Code that is given to a method, which runs it, mostly; and fields of which a method is called.
  private final Set<Tree> run = Collections.newSetFromMap(new IdentityHashMap<>());

  CallScanner(
      Trees trees,
      CompilationUnitTree unit,
      ClassTree outermost,
      CallTable calls,
      MethodNames names,
      Threads threads,
      SourceMethods methods) {
    this.trees = trees;
    this.unit = new TreePath(unit);
    this.calls = calls;
    this.names = names;
    this.threads = threads;
    this.methods = methods;
    this.lines = new Lines(trees, unit);
    this.held = HeldCode.in(outermost, unit, trees);
    this.scope = new Scope(calls, new MethodName("", STATIC));
  }

  /** Whether something is called that there is not: the compiler has told by now. */
  boolean hasErrors() {
    return hasErrors;
  }

  @Override
  public Void visitClass(ClassTree tree, Void nothing) {
    if (!(element(tree) instanceof TypeElement element)) {
      return null;
    }
    String around = type;
    type = names.of(element);
    calls.add(type, element, lines.file());
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree || member instanceof ClassTree) {
        scan(member, null);
      } else if (member instanceof VariableTree field) {
        boolean isStatic = field.getModifiers().getFlags().contains(Modifier.STATIC);
        scope.of(
            initializers(isStatic),
            holder(element(field)),
            () -> scan(field.getInitializer(), null));
      } else if (member instanceof BlockTree block) {
        scope.of(initializers(block.isStatic()), null, () -> scan(block, null));
      }
    }
    methods.addClass(element, tree, unit.getCompilationUnit());
    type = around;
    return null;
  }

  private MethodName initializers(boolean isStatic) {
    return new MethodName(type, isStatic ? STATIC : INITIALIZERS);
  }

  @Override
  public Void visitMethod(MethodTree tree, Void nothing) {
    if (!(element(tree) instanceof ExecutableElement method)) {
      return null;
    }
    MethodName name = names.of(method).orElse(null);
    if (name == null) {
      return null;
    }
    calls.add(name, method);
    methods.add(name, method, tree, unit.getCompilationUnit());
    if (method.getKind() == ElementKind.CONSTRUCTOR) {
      calls.add(name, new Call(initializers(false), null, lines.of(tree), Manner.PLAIN));
    }
    scope.of(name, null, () -> scan(tree.getBody(), null));
    return null;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
    scan(tree.getTypeArguments(), null);
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      run.add(select.getExpression());
    }
    Hint hint = threads.hint(tree);
    scope.awaited(
        hint.awaits(),
        () -> scope.handedOver(hint.subscribes(), () -> scan(tree.getMethodSelect(), null)));
    Element element = element(tree);
    if (element instanceof ExecutableElement called) {
      addCall(called, tree, isExact(tree.getMethodSelect()));
      scanArguments(tree, called);
    } else {
      hasErrors |= element != null && element.asType().getKind() == TypeKind.ERROR;
      scan(tree.getArguments(), null);
    }
    return null;
  }

  private void scanArguments(MethodInvocationTree tree, ExecutableElement called) {
    if (!tree.getArguments().isEmpty()) {
      if (threads.mayRun(called)) {
        run.addAll(tree.getArguments());
      }
      scope.handedOver(threads.takeArguments(tree, called), () -> scan(tree.getArguments(), null));
    }
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void nothing) {
    scan(tree.getEnclosingExpression(), null);
    boolean elsewhere = false;
    if (element(tree) instanceof ExecutableElement constructor) {
      addCall(constructor, tree, true);
      elsewhere = threads.areOf(Nesting.typeOf(constructor));
    }
    if (elsewhere) {
      run.addAll(tree.getArguments());
    }
    scope.handedOver(elsewhere, () -> scan(tree.getArguments(), null));
    if (tree.getClassBody() != null) {
      scan(tree.getClassBody(), null);
      addMethodsOf(tree.getClassBody(), tree);
    }
    return null;
  }

  /** Whoever makes an object of an anonymous class may have each of its methods called. */
  private void addMethodsOf(ClassTree body, Tree at) {
    for (Tree member : body.getMembers()) {
      if (member instanceof MethodTree && element(member) instanceof ExecutableElement method) {
        scope.later(run.contains(at), () -> addCall(method, at, true));
      }
    }
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree tree, Void nothing) {
    scope.later(run.contains(tree), () -> super.visitLambdaExpression(tree, null));
    return null;
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void nothing) {
    if (element(tree) instanceof ExecutableElement called) {
      scope.later(run.contains(tree), () -> addCall(called, tree, isExact(tree)));
    }
    return super.visitMemberReference(tree, null);
  }

  @Override
  public Void visitTry(TryTree tree, Void nothing) {
    scope.done(
        Catching.everything(tree) ? HANDLED : Manner.PLAIN,
        () -> {
          tree.getResources().forEach(resource -> scanResource(resource));
          scan(tree.getBlock(), null);
        });
    scan(tree.getCatches(), null);
    scan(tree.getFinallyBlock(), null);
    return null;
  }

  private void scanResource(Tree resource) {
    scan(resource, null);
    closing
        .of(trees.getTypeMirror(new TreePath(unit, resource)))
        .ifPresent(close -> addCall(close, resource, false));
  }

  @Override
  public Void visitAssignment(AssignmentTree tree, Void nothing) {
    // To give a field something is not to read it.
    if (tree.getVariable() instanceof MemberSelectTree select) {
      scan(select.getExpression(), null);
    }
    scope.heldBy(holder(element(tree.getVariable())), () -> scan(tree.getExpression(), null));
    return null;
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void nothing) {
    read(tree.getName(), tree);
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
    read(tree.getIdentifier(), tree);
    return super.visitMemberSelect(tree, null);
  }

  private void read(Name name, Tree tree) {
    if (held.mayBe(name)) {
      MethodName field = holder(element(tree));
      if (field != null) {
        scope.read(field, lines.of(tree), run.contains(tree));
      }
    }
  }

  /** The name under which goes what the field is given, if it is given code. */
  private @Nullable MethodName holder(@Nullable Element field) {
    return field != null && held.isIn(field)
        ? new MethodName(names.of(Nesting.typeOf(field)), field.getSimpleName().toString())
        : null;
  }

  private void addCall(ExecutableElement called, Tree at, boolean exact) {
    ExecutableElement virtual = exact || isExact(called) ? null : called;
    // What a publisher does, it does where somebody subscribes to it.
    boolean deferred = methods.publish(called);
    names.of(called).ifPresent(name -> scope.call(name, virtual, lines.of(at), deferred));
  }

  /** Whether the method that is named is the one that runs: of {@code super}, it is. */
  private static boolean isExact(ExpressionTree select) {
    return switch (select.getKind()) {
      case MEMBER_SELECT -> isSuper(((MemberSelectTree) select).getExpression());
      case MEMBER_REFERENCE -> isSuper(((MemberReferenceTree) select).getQualifierExpression());
      default -> false;
    };
  }

  private static boolean isSuper(ExpressionTree tree) {
    return switch (tree.getKind()) {
      case IDENTIFIER -> ((IdentifierTree) tree).getName().contentEquals("super");
      case MEMBER_SELECT -> ((MemberSelectTree) tree).getIdentifier().contentEquals("super");
      default -> false;
    };
  }

  private static boolean isExact(ExecutableElement called) {
    if (called.getKind() != ElementKind.METHOD) {
      return true;
    }
    Set<Modifier> modifiers = called.getModifiers();
    return modifiers.contains(Modifier.STATIC)
        || modifiers.contains(Modifier.PRIVATE)
        || modifiers.contains(Modifier.FINAL)
        || Nesting.typeOf(called).getModifiers().contains(Modifier.FINAL);
  }

  private @Nullable Element element(Tree tree) {
    return trees.getElement(new TreePath(unit, tree));
  }
}
