package ai.datapunk.weft.it.weaving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Code that a page of docs shows, and that stands in this module between comments that tag it. */
public final class ShownCode {

  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// tag::\\w+\\[]\n(.*?)\n\\s*// end::", Pattern.DOTALL);

  private ShownCode() {}

  /** All Java of a page, in its order. */
  public static List<String> onPage(String page) throws IOException {
    return found(BLOCK, Path.of("../../docs", page));
  }

  /**
   * What is tagged in a class of this module, in its order.
   *
   * @param kind {@code main} or {@code test}
   * @param name of a top-level class, with its package
   */
  public static List<String> in(String kind, String name) throws IOException {
    return found(REGION, Path.of("src", kind, "java", name.replace('.', '/') + ".java"));
  }

  private static List<String> found(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(1).stripIndent())
        .toList();
  }
}
