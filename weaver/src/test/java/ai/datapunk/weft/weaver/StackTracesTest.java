package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Woven classes return and throw what unwoven ones do, and stack traces show the same lines of the
 * same methods. What is there besides are Weft's frames, and those of annotated methods themselves,
 * which have no lines: the body stands on top of them.
 */
class StackTracesTest {

  static IntStream releases() {
    return ShapeClasses.releases();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void eachCallEndsAsUnwovenAndShowsTheSameLines(int release) throws Exception {
    ShapeClasses classes = ShapeClasses.of(release);

    List<String> unwoven = seen(classes.unwoven());
    List<String> woven = seen(classes.woven());

    assertThat(woven.size()).isGreaterThan(150);
    assertThat(Difference.of(unwoven, woven)).isEmpty();
  }

  private static List<String> seen(Map<String, byte[]> classes) throws Exception {
    Application application = Application.of(classes);
    for (String name : ShapeClasses.entries(classes)) {
      application.run(name);
    }
    Class<?> seen = application.loadClass("shape.Seen");
    List<String> all = new ArrayList<>();
    for (Object noted : (List<?>) seen.getMethod("all").invoke(null)) {
      all.add(written((List<?>) noted));
    }
    return all;
  }

  /** What happened and where, as far as somebody wrote it. */
  private static String written(List<?> noted) {
    List<String> lines = new ArrayList<>();
    StackTraceElement body = null;
    for (Object part : noted) {
      if (!(part instanceof StackTraceElement element)) {
        lines.add(part.toString());
      } else if (isOfShapes(element) && !isShell(element, body)) {
        lines.add(
            "%s.%s:%d"
                .formatted(element.getClassName(), written(element), element.getLineNumber()));
        body = element;
      }
    }
    return String.join(" ", lines);
  }

  private static boolean isOfShapes(StackTraceElement element) {
    return element.getClassName().startsWith("shape.")
        && !element.getClassName().contains(Finishing.OWN_CLOSURE);
  }

  private static boolean isShell(StackTraceElement element, @Nullable StackTraceElement body) {
    return element.getLineNumber() < 0
        && body != null
        && !body.getMethodName().equals(written(body))
        && body.getClassName().equals(element.getClassName())
        && written(body).equals(written(element));
  }

  private static String written(StackTraceElement element) {
    return BodyNames.written(element.getMethodName());
  }
}
