package ai.datapunk.weft;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.annotation.Amount;
import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.Gauged;
import ai.datapunk.weft.annotation.Info;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.Objective;
import ai.datapunk.weft.annotation.Observed;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.States;
import ai.datapunk.weft.annotation.Timed;
import ai.datapunk.weft.annotation.UpDown;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the annotations has every attribute, and its default as it is. */
class AnnotationsPageTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        Timed.class,
        Objective.class,
        Retried.class,
        CircuitGuarded.class,
        LoadBalanced.class,
        Label.class,
        Counted.class,
        UpDown.class,
        Gauged.class,
        Observed.class,
        States.class,
        Info.class,
        Amount.class
      })
  void eachAttributeStandsThereWithItsDefault(Class<?> annotation) throws IOException {
    String page = Files.readString(Path.of("../docs/annotations.md"));
    int begin = page.indexOf("## @" + annotation.getSimpleName() + "\n");
    int end = page.indexOf("\n## ", begin);
    List<String> rows =
        page.substring(begin, end < 0 ? page.length() : end)
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf(" |", line.indexOf(" |") + 1)))
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(annotation.getDeclaredMethods()).map(this::row).toList());
  }

  private String row(Method attribute) {
    String written = written(attribute.getDefaultValue());
    return "| `" + attribute.getName() + "` |" + (written.isEmpty() ? "" : " `" + written + "`");
  }

  private static String written(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> written(Array.get(value, i)))
          .collect(joining(", ", "{", "}"));
    }
    if (value instanceof Class<?> type) {
      return type.getSimpleName();
    }
    if (value instanceof Annotation annotation) {
      return "@" + annotation.annotationType().getSimpleName();
    }
    return value instanceof String ? "\"" + value + "\"" : value.toString();
  }
}
