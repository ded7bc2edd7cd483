package ai.datapunk.weft.contract;

/**
 * The text file beside the catalog that names the annotated methods of a module, for whoever does
 * not read JSON: a method a line, {@code shop.Lake$Store#find(java.lang.String,int[])}, sorted.
 * Internal: it may change in any release.
 */
public final class MethodIndex {

  /** Where it is, on a module's class path and in its jar. */
  public static final String PATH = "META-INF/weft/methods";

  private static final char SEPARATOR = '#';

  private MethodIndex() {}

  /**
   * The line of a method.
   *
   * @param className the binary name
   * @param signature name and erased parameter types, as {@code Class.getTypeName()} gives them
   */
  public static String line(String className, String signature) {
    return className + SEPARATOR + signature;
  }

  /** The class that a line names; empty if it is no line of such a file. */
  public static String className(String line) {
    return line.substring(0, Math.max(0, line.indexOf(SEPARATOR)));
  }

  /** The signature that a line names. */
  public static String signature(String line) {
    return line.substring(line.indexOf(SEPARATOR) + 1);
  }
}
