package ai.datapunk.weft.monitoring.access;

import ai.datapunk.weft.contract.OperationNames;
import ai.datapunk.weft.contract.PersonalPattern;
import java.util.regex.Pattern;

/** Names that say that a value is about a person, or is a secret. */
public final class SensitiveNames {

  /** What such names look like, for Java and for Prometheus, which both match whole names. */
  public static final String PATTERN = PersonalPattern.REGEX;

  private static final Pattern NAMES = Pattern.compile(PATTERN);

  private SensitiveNames() {}

  /** Whether a name of whatever style is one. */
  public static boolean isSensitive(String name) {
    return matches(name) || matches(OperationNames.of(name.replaceAll("[.-]", "_")));
  }

  /** Whether Prometheus sees it in the name as it stands. */
  static boolean matches(String name) {
    return NAMES.matcher(name).matches();
  }
}
