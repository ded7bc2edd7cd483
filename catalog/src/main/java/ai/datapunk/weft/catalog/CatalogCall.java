package ai.datapunk.weft.catalog;

import java.util.Comparator;
import java.util.List;

/**
 * That one annotated method reaches another, directly or through methods that are not annotated.
 *
 * @param type the binary name of the class whose method is reached
 * @param method the signature of that method
 * @param file the name of the source file in which the way there begins
 * @param line the line in which it begins, from 1 on
 * @param possible whether it depends on which class is there at run time: another one than the
 *     known may be
 * @param otherThread whether the way there leads to another thread
 * @param handled whether what the call throws is caught on the way, and not thrown on
 * @param fallback whether only the caller's fallback gets there
 */
public record CatalogCall(
    String type,
    String method,
    String file,
    long line,
    boolean possible,
    boolean otherThread,
    boolean handled,
    boolean fallback) {

  private static final Comparator<CatalogCall> BY_CALLEE =
      Comparator.comparing(CatalogCall::callee).thenComparing(CatalogCall::fallback);

  /** These, by what they call. */
  static List<CatalogCall> sorted(List<CatalogCall> calls) {
    return calls.stream().sorted(BY_CALLEE).toList();
  }

  /** The method that is reached, as a person would look for it. */
  public String callee() {
    return type + "." + method;
  }

  /** The same, of the caller's fallback alone. */
  public CatalogCall ofFallback() {
    return new CatalogCall(type, method, file, line, possible, otherThread, handled, true);
  }
}
