package ai.datapunk.weft.agent.transform;

import ai.datapunk.weft.weaver.ClassWeaver;
import ai.datapunk.weft.weaver.WovenClass;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A weaver for each class loader that has annotated classes, made when the first of these comes. It
 * keeps no class loader from being unloaded: a weaver does not hold its own. Thread-safe.
 */
class LoaderWeavers {

  private static final String ASPECTS = "ai/datapunk/weft/aspects/JoinPointProbes.class";

  /** A utility of AspectJ's names an exception of it. */
  private static final String NEEDED_MODULE = "java.sql";

  private final Map<ClassLoader, Weaving> weavings = new WeakHashMap<>();
  private final AspectsVersion version;
  private final AgentLog log;

  /**
   * Weavers.
   *
   * @param version the agent's version; null where that is not known
   */
  LoaderWeavers(@Nullable String version, AgentLog log) {
    this.version = new AspectsVersion(version, log);
    this.log = log;
  }

  /** What weaves the classes of this loader. */
  Weaving of(ClassLoader loader) {
    synchronized (weavings) {
      Weaving known = weavings.get(loader);
      if (known != null) {
        return known;
      }
    }
    // Outside the lock, since it calls a class loader.
    Weaving made = make(loader);
    synchronized (weavings) {
      Weaving earlier = weavings.putIfAbsent(loader, made);
      return earlier != null ? earlier : made;
    }
  }

  private Weaving make(ClassLoader loader) {
    if (ModuleLayer.boot().findModule(NEEDED_MODULE).isEmpty()) {
      log.tell(
          "annotated classes are not woven: AspectJ's weaver needs the JDK's module "
              + NEEDED_MODULE
              + ", which this application does not have. Start it with --add-modules "
              + NEEDED_MODULE
              + ", or add the module to its image");
      return LoaderWeavers::refuse;
    }
    if (loader.getResource(ASPECTS) == null) {
      log.tell(
          "the class loader "
              + loader
              + " loads annotated classes, and has no weft-aspects: they are not woven."
              + " Add the dependency ai.datapunk.weft:weft-aspects to the application");
      return LoaderWeavers::refuse;
    }
    version.compare(loader);
    return ClassWeaver.of(loader, said -> {})::weave;
  }

  private static Optional<WovenClass> refuse(byte[] classFile) {
    throw new NotPossibleException();
  }
}
