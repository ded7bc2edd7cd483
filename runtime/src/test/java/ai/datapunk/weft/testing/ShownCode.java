package ai.datapunk.weft.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The code that a page of docs shows, which stands in a test between comments that tag it. */
public final class ShownCode {

  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// tag::\\w+\\[]\n(.*?)\n\\s*// end::", Pattern.DOTALL);

  private ShownCode() {}

  /** All Java of the page is what is tagged in the test, in its order. */
  public static void assertOf(String page, Class<?> test) throws IOException {
    assertThat(found(BLOCK, Path.of("..", "docs", page)))
        .isNotEmpty()
        .isEqualTo(found(REGION, source(test)));
  }

  /**
   * The first Java of the page is what is tagged in the test, in its order; what follows is for
   * tests of other modules, whose code it is.
   */
  public static void assertOfBeginning(String page, Class<?> test) throws IOException {
    List<String> tagged = found(REGION, source(test));
    assertThat(tagged).isNotEmpty();
    assertThat(found(BLOCK, Path.of("..", "docs", page))).startsWith(tagged.toArray(new String[0]));
  }

  /** The same where what goes before is for tests of other modules. */
  public static void assertOfEnd(String page, Class<?> test) throws IOException {
    List<String> tagged = found(REGION, source(test));
    assertThat(tagged).isNotEmpty();
    assertThat(found(BLOCK, Path.of("..", "docs", page))).endsWith(tagged.toArray(new String[0]));
  }

  private static Path source(Class<?> test) {
    return Path.of("src/test/java", test.getName().replace('.', '/') + ".java");
  }

  private static List<String> found(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(1).stripIndent())
        .toList();
  }
}
