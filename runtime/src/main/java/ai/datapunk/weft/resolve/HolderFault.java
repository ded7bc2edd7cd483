package ai.datapunk.weft.resolve;

import ai.datapunk.weft.spec.MetricHolder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says why a holder cannot be used: its module, an aspect of the application's, or its version. */
final class HolderFault {

  private static final Logger LOG = LoggerFactory.getLogger(MethodSpecs.class);

  /** What ajc names the methods that it copies advice into. */
  private static final String INLINED = "$advice";

  private static final String WEFT = "ai.datapunk.weft.";

  private static final String KEEP_OUT =
      "Keep aspects of your own out of generated classes, with && !within(*..*"
          + MetricHolder.SUFFIX
          + ")";

  /** What is told already, of each class loader: sets of aspects, and holders by their names. */
  private static final Map<ClassLoader, Set<Object>> TOLD = new WeakHashMap<>();

  private HolderFault() {}

  /**
   * Says what came of asking a holder, once: it is asked for each mesh, and one that could not be
   * initialized at first never can.
   */
  static void log(Class<?> type, String holder, Throwable fault) {
    if (!tellsFirst(type, holder)) {
      return;
    }
    LOG.atWarn()
        .addKeyValue("class", type.getName())
        .setCause(fault)
        .log(
            "The metric holder {} {}. Until then the annotations of {} are read by reflection",
            holder,
            reason(type, holder, root(fault)),
            type.getName());
  }

  /** Says once that these aspects are woven into holders, of which this is one. */
  static void logAspects(Class<?> holder, Set<String> aspects) {
    if (!tellsFirst(holder, aspects)) {
      return;
    }
    LOG.atWarn()
        .addKeyValue("aspects", aspects)
        .log(
            "Aspects are woven into metric holders such as {}: {}. Nothing of such a holder is run:"
                + " annotations are read by reflection in its place, which takes longer. {}",
            holder.getName(),
            String.join(", ", aspects),
            KEEP_OUT);
  }

  private static boolean tellsFirst(Class<?> of, Object said) {
    synchronized (TOLD) {
      return TOLD.computeIfAbsent(of.getClassLoader(), any -> new HashSet<>()).add(said);
    }
  }

  /** Says that asking a holder has led to a call of the class that it is about. */
  static void logCallBack(Class<?> type, Class<?> holder) {
    Throwable here = new IllegalStateException("called while its holder is asked");
    String stranger = stranger(holder.getName(), here);
    LOG.atWarn()
        .addKeyValue("class", type.getName())
        .log(
            "The metric holder {} is not used: {} runs in it and calls {}, whose annotations are"
                + " read by reflection. {}",
            holder.getName(),
            stranger == null ? "something else" : stranger,
            type.getName(),
            KEEP_OUT);
  }

  private static Throwable root(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static String reason(Class<?> type, String holder, Throwable cause) {
    Module module = type.getModule();
    String itsPackage = type.getPackageName();
    if (cause instanceof IllegalAccessException
        && !module.isExported(itsPackage, HolderFault.class.getModule())) {
      return "cannot be made, because the module "
          + module.getName()
          + " does not let Weft reach it: write in module-info.java: opens "
          + itsPackage
          + " to "
          + HolderFault.class.getModule().getName();
    }
    String stranger = stranger(holder, cause);
    if (stranger != null) {
      return "cannot be read, because "
          + stranger
          + " runs in it and failed with "
          + cause
          + ". "
          + KEEP_OUT;
    }
    return "does not work with this version of weft-runtime ("
        + cause
        + "): compile the class again with the same version of weft-processor, and keep aspects out"
        + " of it that are woven when classes are loaded";
  }

  /** The class of an aspect or whatever else is called from the holder; null if there is none. */
  private static @Nullable String stranger(String holder, Throwable cause) {
    StackTraceElement[] stack = cause.getStackTrace();
    int inHolder =
        Arrays.stream(stack).map(StackTraceElement::getClassName).toList().indexOf(holder);
    if (inHolder >= 0 && stack[inHolder].getMethodName().endsWith(INLINED)) {
      return "an aspect";
    }
    for (int i = inHolder - 1; i >= 0; i--) {
      String name = stack[i].getClassName();
      if (!name.startsWith(WEFT) && !name.startsWith("java.") && !name.startsWith("jdk.")) {
        return name;
      }
    }
    return null;
  }
}
