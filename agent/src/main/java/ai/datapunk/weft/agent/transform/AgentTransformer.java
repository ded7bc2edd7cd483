package ai.datapunk.weft.agent.transform;

import ai.datapunk.weft.contract.classfile.ConstantPoolScan;
import ai.datapunk.weft.weaver.WovenClass;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The agent's look at each class that is loaded. Nearly all are done with after a look at their
 * constant pool. Nothing that goes wrong here keeps a class from being loaded: it stays as it is,
 * and is named. Thread-safe.
 */
final class AgentTransformer implements ClassFileTransformer {

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private final LoaderWeavers weavers;
  private final ClassDefiner definer;
  private final AgentStatus status;
  private final AgentLog log;

  /** Whether this thread is weaving: AspectJ's world cannot be entered twice. */
  private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

  AgentTransformer(LoaderWeavers weavers, ClassDefiner definer, AgentStatus status, AgentLog log) {
    this.weavers = weavers;
    this.definer = definer;
    this.status = status;
    this.log = log;
  }

  /** The other one calls this one, which costs each class a look at its module. */
  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    return transform(loader, name, redefined, domain, classFile);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null
        || loader == PLATFORM
        || loader == AgentTransformer.class.getClassLoader()
        || name == null) {
      return null;
    }
    try {
      return ConstantPoolScan.mentionsAnnotations(classFile) && !GeneratedClasses.isOne(name)
          ? weave(loader, name, domain, classFile)
          : null;
    } catch (Throwable fault) {
      leave(name, fault);
      return null;
    }
  }

  private byte @Nullable [] weave(
      ClassLoader loader, String name, @Nullable ProtectionDomain domain, byte[] classFile)
      throws ReflectiveOperationException {
    if (busy.get() != null) {
      throw new IllegalStateException("it was loaded while another class was being woven");
    }
    busy.set(true);
    try {
      Optional<WovenClass> result = weavers.of(loader).weave(classFile);
      if (result.isEmpty()) {
        return null;
      }
      WovenClass woven = result.get();
      // First: a class that refers to a body which is not there would be worse than an unwoven one.
      definer.define(loader, woven.generated(), domain);
      String className = name.replace('/', '.');
      status.woven(className, woven.methods());
      log.detail("wove " + className + ", methods: " + woven.methods());
      return woven.classFile();
    } finally {
      busy.remove();
    }
  }

  /** What is missing is told by {@link LoaderWeavers}, once for all classes of a loader. */
  private void leave(String name, Throwable fault) {
    try {
      String className = name.replace('/', '.');
      status.unwoven(className);
      if (!(fault instanceof NotPossibleException)) {
        log.tell("the class " + className + " is not woven: " + fault);
      }
    } catch (Throwable nothingHelps) {
      // The class is loaded, and that is what matters.
    }
  }
}
