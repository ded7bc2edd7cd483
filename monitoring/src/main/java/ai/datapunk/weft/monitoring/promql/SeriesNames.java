package ai.datapunk.weft.monitoring.promql;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the series that a query reads. */
public final class SeriesNames {

  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final Pattern NAMED = Pattern.compile("__name__=~?(" + TEXT + ")");

  /** What stands beside names: matchers, ranges, texts and lists of labels. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "\\{(?:[^\"}]|%1$s)*}|\\[[^]]*]|%1$s|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)"
              .formatted(TEXT));

  /** Not what is called, and not what begins within a number. */
  private static final Pattern NAME = Pattern.compile("(?<![\\w:.])[A-Za-z_:][\\w:]*+(?!\\s*\\()");

  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "offset", "bool", "group_left", "group_right");

  private static final Pattern ABSENCE = Pattern.compile("\\babsent(?:_over_time)?\\s*\\(");

  private SeriesNames() {}

  /** Those of a query, in alphabetical order. */
  public static SortedSet<String> in(String query) {
    SortedSet<String> names = new TreeSet<>();
    Matcher named = NAMED.matcher(query);
    while (named.find()) {
      String text = named.group(1);
      names.addAll(List.of(text.substring(1, text.length() - 1).split("\\|")));
    }
    Matcher name = NAME.matcher(BESIDE.matcher(query).replaceAll(" "));
    while (name.find()) {
      names.add(name.group());
    }
    names.removeAll(WORDS);
    return names;
  }

  /** Whether it finds something for the very reason that series are not there. */
  public static boolean isOfAbsence(String query) {
    return ABSENCE.matcher(query).find();
  }
}
