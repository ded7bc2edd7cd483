package ai.datapunk.weft.it.prometheus.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The series that a query reads. */
final class Selectors {

  private static final Pattern LABELS =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right) ?\\([^)]*\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]|\\boffset -?\\w+|@ ?[0-9.]+");

  /** A name that no bracket follows, unless it is one with matchers. */
  private static final Pattern SELECTOR =
      Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*+(?: ?\\{[^}]*})?+(?! *\\()");

  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "bool", "atan2", "Inf", "NaN");

  private Selectors() {}

  /** Each as a query of its own, as of now. */
  static List<String> of(String query) {
    List<String> selectors = new ArrayList<>();
    String bare = RANGE.matcher(LABELS.matcher(query).replaceAll("")).replaceAll("");
    Matcher selector = SELECTOR.matcher(bare);
    while (selector.find()) {
      if (!WORDS.contains(selector.group())) {
        selectors.add(selector.group());
      }
    }
    return selectors;
  }
}
