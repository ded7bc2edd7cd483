package ai.datapunk.weft.processor.javac;

import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;

/** Which methods keep the code that they are given rather than run it, as far as names tell. */
final class Keeping {

  private static final Pattern NAMES =
      Pattern.compile("(add|put|offer|push|set|register|on|subscribe|listen)([A-Z].*)?");

  private Keeping() {}

  /** Whether the method is one. */
  static boolean is(ExecutableElement method) {
    return NAMES.matcher(method.getSimpleName()).matches();
  }
}
