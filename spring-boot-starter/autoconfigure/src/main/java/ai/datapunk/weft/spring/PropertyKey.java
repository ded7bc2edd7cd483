package ai.datapunk.weft.spring;

import ai.datapunk.weft.config.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A property's name as a setting's key. As everywhere in Spring Boot, {@code maxAttempts} and
 * {@code max_attempts} are {@code max-attempts}, brackets keep what is in them as it is ({@code
 * weft.circuit[pay.eu].open-for}), and a list has an index behind its name.
 *
 * @param setting the key
 * @param index the place in the list; 0 if there is none
 */
record PropertyKey(String setting, int index) {

  private static final String PREFIX = "weft.";

  /** What is for this starter alone. */
  private static final String OWN = "weft.spring.";

  private static final Pattern INDEX = Pattern.compile("(.+)\\[(\\d{1,4})]");
  private static final Pattern PART = Pattern.compile("\\[([^\\]]*)]|[^.\\[\\]]+");

  /** The first and the last parts of keys, which people write in several ways. */
  private static final Set<String> FIXED =
      Arrays.stream(Setting.values())
          .map(setting -> setting.key("x", null).split("\\."))
          .flatMap(parts -> Arrays.stream(new String[] {parts[1], parts[3]}))
          .collect(Collectors.toUnmodifiableSet());

  /** The key of a property; null if it is none of Weft's settings. */
  static @Nullable PropertyKey of(String property) {
    if (!property.startsWith(PREFIX) || property.startsWith(OWN)) {
      return null;
    }
    Matcher indexed = INDEX.matcher(property);
    return indexed.matches()
        ? new PropertyKey(setting(indexed.group(1)), Integer.parseInt(indexed.group(2)))
        : new PropertyKey(setting(property), 0);
  }

  private static String setting(String property) {
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(property);
    while (part.find()) {
      parts.add(part.group(1) != null ? part.group(1) : part.group());
    }
    for (int i : new int[] {1, parts.size() - 1}) {
      if (i < parts.size()) {
        String kebab = kebab(parts.get(i));
        parts.set(i, FIXED.contains(kebab) ? kebab : parts.get(i));
      }
    }
    return String.join(".", parts);
  }

  private static String kebab(String part) {
    return part.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
