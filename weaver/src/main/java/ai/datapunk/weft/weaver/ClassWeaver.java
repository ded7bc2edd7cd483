package ai.datapunk.weft.weaver;

import ai.datapunk.weft.contract.classfile.AnnotatedMethod;
import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.contract.classfile.ClassFileException;
import ai.datapunk.weft.contract.classfile.ConstantPoolScan;
import ai.datapunk.weft.weaver.compact.Compaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The weaver of single classes: puts Weft's advice, and nobody else's, around their annotated
 * methods. What it makes of a class depends on the class, on the types that this names and on
 * Weft's aspects, not on what was woven before.
 *
 * <p>Thread-safe: AspectJ weaves one class at a time. It is started by the first class that there
 * is something to weave in.
 */
public final class ClassWeaver implements AutoCloseable {

  private final ClassFinder finder;
  private final Consumer<String> debug;
  private final NeededAspects needs;
  private @Nullable AspectJWorld world;

  /**
   * A weaver for a build.
   *
   * @param classPath the folders and jars in which the classes' types are found, theirs first;
   *     weft-aspects is among them
   * @param debug is told what AspectJ has to say
   */
  public static ClassWeaver of(List<Path> classPath, Consumer<String> debug) {
    return new ClassWeaver(new PathClassFinder(classPath), debug);
  }

  /**
   * A weaver for an agent. It keeps no class loader from being unloaded.
   *
   * @param loader what loads the classes, and finds their types and weft-aspects
   * @param debug is told what AspectJ has to say
   */
  public static ClassWeaver of(ClassLoader loader, Consumer<String> debug) {
    return new ClassWeaver(new LoaderClassFinder(loader), debug);
  }

  ClassWeaver(ClassFinder finder, Consumer<String> debug) {
    this.finder = finder;
    this.debug = debug;
    needs = new NeededAspects(new ReturnTypes(finder));
  }

  /**
   * Weaves a class.
   *
   * @return nothing if no method is annotated, or if it is woven already, by whomever
   * @throws WeavingException if it cannot be woven
   */
  public Optional<WovenClass> weave(byte[] classFile) {
    return advise(classFile).map(ClassWeaver::finish);
  }

  /** A class as AspectJ has woven it, with the classes that it needs beside it. */
  record Advised(
      String name, List<AnnotatedMethod> methods, Preparation before, Map<String, byte[]> woven) {}

  /**
   * What takes AspectJ, one class at a time.
   *
   * @return nothing if there is nothing to do, as {@link #weave(byte[])}
   */
  Optional<Advised> advise(byte[] classFile) {
    if (!ConstantPoolScan.mentionsAnnotations(classFile)) {
      return Optional.empty();
    }
    ClassFile unwoven = ClassFile.read(classFile);
    List<AnnotatedMethod> methods = unwoven.annotatedMethods();
    if (methods.isEmpty() || unwoven.unwovenMethods().size() < methods.size()) {
      return Optional.empty();
    }
    try {
      return Optional.of(advise(unwoven.name(), classFile, methods));
    } catch (IOException | ClassFileException e) {
      throw failure(unwoven.name(), e);
    }
  }

  private synchronized Advised advise(String name, byte[] classFile, List<AnnotatedMethod> methods)
      throws IOException {
    List<AnnotatedMethod> withoutAdvice = needs.withoutAdvice(methods);
    if (!withoutAdvice.isEmpty()) {
      throw unwoven(name, withoutAdvice);
    }
    if (world == null) {
      world = new AspectJWorld(finder, debug);
    }
    Preparation prepared = new Preparation(classFile);
    Map<String, byte[]> woven = world.weave(name, prepared.classFile, needs.of(methods));
    if (!woven.containsKey(name)) {
      throw unwoven(name, methods);
    }
    return new Advised(name, methods, prepared, woven);
  }

  /** What is done without AspectJ, for several classes at a time. */
  static WovenClass finish(Advised advised) {
    String name = advised.name();
    Map<String, byte[]> woven = advised.woven();
    try {
      byte[] before = advised.before().classFile;
      woven.replaceAll(
          (made, bytes) -> Compaction.compact(bytes, made.equals(name) ? before : null));
      Finishing finishing = new Finishing(advised.before(), name, woven);
      byte[] result = finishing.woven(Objects.requireNonNull(woven.remove(name)));
      Map<String, byte[]> generated = new TreeMap<>();
      woven.forEach(
          (made, bytes) -> generated.put(finishing.nameOf(made), finishing.generated(bytes)));
      List<AnnotatedMethod> left = ClassFile.read(result).unwovenMethods();
      if (!left.isEmpty()) {
        throw unwoven(name, left);
      }
      return new WovenClass(name, result, generated, advised.methods().size());
    } catch (WeavingException already) {
      throw already;
    } catch (RuntimeException e) {
      // Whatever a class may be like, all others can be woven.
      throw failure(name, e);
    }
  }

  private static WeavingException failure(String name, Exception cause) {
    String className = name.replace('/', '.');
    return new WeavingException(className, className + " cannot be woven: " + cause, cause);
  }

  private static WeavingException unwoven(String name, List<AnnotatedMethod> methods) {
    String className = name.replace('/', '.');
    return new WeavingException(
        className,
        className
            + " cannot be woven: no advice fits its method "
            + methods.get(0).signature()
            + ". A label or an instance has at most 15 parameters before it, 11 if there are several,"
            + " and a method with a fallback at most 12.",
        null);
  }

  /** What decides, beside the class file, which advice its methods get. */
  NeededAspects needs() {
    return needs;
  }

  /** Closes the jars that it has opened. */
  @Override
  public synchronized void close() throws IOException {
    world = null;
    finder.close();
  }
}
