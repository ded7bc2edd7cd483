package ai.datapunk.weft.weaver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that the weaver gives to the bodies of methods. */
final class BodyNames {

  private static final Pattern BODY = Pattern.compile("weft\\$(.+)|(.+)_weftBody\\d+");

  private BodyNames() {}

  /** The name of the method as somebody wrote it. */
  static String written(String name) {
    Matcher body = BODY.matcher(name);
    if (!body.matches()) {
      return name;
    }
    return body.group(1) != null ? body.group(1) : body.group(2);
  }
}
