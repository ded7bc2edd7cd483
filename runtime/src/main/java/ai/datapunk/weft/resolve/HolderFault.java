package ai.datapunk.weft.resolve;

import ai.datapunk.weft.spec.MetricHolder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says why a holder cannot be used: its module, an aspect of the application's, or its version. */
final class HolderFault {

  private static final Logger LOG = LoggerFactory.getLogger(MethodSpecs.class);

  /** What ajc names the methods that it copies advice into. */
  private static final String INLINED = "$advice";

  private static final String WEFT = "ai.datapunk.weft.";

  private HolderFault() {}

  /** Says it of a class. */
  static void log(Class<?> type, String holder, Throwable fault) {
    Throwable cause = root(fault);
    LOG.atWarn()
        .addKeyValue("class", type.getName())
        .setCause(fault)
        .log(
            "The metric holder {} {}. Until then the annotations of {} are read by reflection,"
                + " and fallbacks are not called",
            holder,
            reason(type, holder, cause),
            type.getName());
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
          + ": keep aspects of your own out of generated classes, with && !within(*..*"
          + MetricHolder.SUFFIX
          + ")";
    }
    return "does not work with this version of weft-runtime ("
        + cause
        + "): compile the class again with the same version of weft-processor";
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
