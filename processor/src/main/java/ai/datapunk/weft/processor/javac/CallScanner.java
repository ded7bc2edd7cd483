package ai.datapunk.weft.processor.javac;

import ai.datapunk.weft.processor.calls.Call;
import ai.datapunk.weft.processor.calls.CallTable;
import ai.datapunk.weft.processor.calls.MethodName;
import ai.datapunk.weft.processor.calls.MethodNames;
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
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
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

  private final Trees trees;
  private final TreePath unit;
  private final CallTable calls;
  private final MethodNames names;
  private final Threads threads;
  private final SourceMethods methods;
  private final Lines lines;
  private final HeldCode held;

  private String type = "";
  private MethodName caller = new MethodName("", STATIC);

  // To whom code belongs that runs later: the field that holds it, or null for the caller.
  private @Nullable MethodName holder;
  private boolean otherThread;

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
        scanLater(field.getInitializer(), initializers(isStatic), holder(element(field)));
      } else if (member instanceof BlockTree block) {
        scanLater(block, initializers(block.isStatic()), null);
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
      calls.add(name, new Call(initializers(false), null, lines.of(tree), false));
    }
    scanLater(tree.getBody(), name, null);
    return null;
  }

  /** Scans what belongs to another method than what stands around it. */
  private void scanLater(@Nullable Tree tree, MethodName owner, @Nullable MethodName field) {
    MethodName callerAround = caller;
    MethodName holderAround = holder;
    boolean threadAround = otherThread;
    caller = owner;
    holder = field;
    otherThread = false;
    scan(tree, null);
    caller = callerAround;
    holder = holderAround;
    otherThread = threadAround;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
    scan(tree.getTypeArguments(), null);
    scan(tree.getMethodSelect(), Threads.takeReceiver(tree));
    ExecutableElement called = element(tree) instanceof ExecutableElement e ? e : null;
    if (called != null) {
      addCall(called, tree, isExact(tree.getMethodSelect()));
    }
    scan(tree.getArguments(), called != null && threads.takeArguments(tree, called));
    return null;
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void nothing) {
    scan(tree.getEnclosingExpression(), null);
    boolean elsewhere = false;
    if (element(tree) instanceof ExecutableElement constructor) {
      addCall(constructor, tree, true);
      elsewhere = threads.areOf(Nesting.typeOf(constructor));
    }
    scan(tree.getArguments(), elsewhere);
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
        addLater(() -> addCall(method, at, true));
      }
    }
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree tree, Void nothing) {
    addLater(() -> super.visitLambdaExpression(tree, null));
    return null;
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void nothing) {
    if (element(tree) instanceof ExecutableElement called) {
      addLater(() -> addCall(called, tree, isExact(tree)));
    }
    return super.visitMemberReference(tree, null);
  }

  /** What is found meanwhile belongs to the field that the code around it is given to. */
  private void addLater(Runnable scanning) {
    MethodName callerAround = caller;
    if (holder != null) {
      caller = holder;
    }
    scanning.run();
    caller = callerAround;
  }

  @Override
  public Void visitAssignment(AssignmentTree tree, Void nothing) {
    // To give a field something is not to read it.
    if (tree.getVariable() instanceof MemberSelectTree select) {
      scan(select.getExpression(), null);
    }
    MethodName around = holder;
    MethodName field = holder(element(tree.getVariable()));
    if (field != null) {
      holder = field;
    }
    scan(tree.getExpression(), null);
    holder = around;
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
        calls.add(caller, new Call(field, null, lines.of(tree), otherThread));
      }
    }
  }

  /** The name under which goes what the field is given, if it is given code. */
  private @Nullable MethodName holder(@Nullable Element field) {
    return field != null && held.isIn(field)
        ? new MethodName(names.of(Nesting.typeOf(field)), field.getSimpleName().toString())
        : null;
  }

  private void scan(@Nullable Tree tree, boolean elsewhere) {
    boolean around = otherThread;
    otherThread |= elsewhere;
    scan(tree, null);
    otherThread = around;
  }

  private void scan(Iterable<? extends Tree> list, boolean elsewhere) {
    list.forEach(tree -> scan(tree, elsewhere));
  }

  private void addCall(ExecutableElement called, Tree at, boolean exact) {
    names
        .of(called)
        .ifPresent(
            name ->
                calls.add(
                    caller,
                    new Call(
                        name,
                        exact || isExact(called) ? null : called,
                        lines.of(at),
                        otherThread)));
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
    return called.getKind() != ElementKind.METHOD
        || called.getModifiers().contains(Modifier.STATIC)
        || called.getModifiers().contains(Modifier.PRIVATE)
        || called.getModifiers().contains(Modifier.FINAL)
        || Nesting.typeOf(called).getModifiers().contains(Modifier.FINAL);
  }

  private @Nullable Element element(Tree tree) {
    return trees.getElement(new TreePath(unit, tree));
  }
}
