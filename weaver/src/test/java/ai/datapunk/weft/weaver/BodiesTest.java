package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What somebody wrote is in the woven class as javac made it, instruction by instruction, with its
 * lines, variables, handlers and frames: under its own name, or as the body of an annotated method.
 */
class BodiesTest {

  private static final String JOIN_POINT = "Lorg/aspectj/lang/JoinPoint;)";

  static IntStream releases() {
    return ShapeClasses.releases();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void bodiesAreTheCodeThatWasWritten(int release) {
    ShapeClasses classes = ShapeClasses.of(release);
    List<String> bodies = new ArrayList<>();
    for (String name : classes.changed()) {
      Map<String, List<String>> unwoven = Listing.of(classes.unwoven(name));
      Map<String, List<String>> woven = Listing.of(classes.woven(name));
      unwoven.remove("<clinit>()V");
      unwoven.forEach(
          (method, code) -> {
            String body = body(name, method, woven.keySet());
            if (!body.equals(method)) {
              bodies.add(body);
            }
            assertThat(Difference.of(code, woven.getOrDefault(body, List.of())))
                .as(name + " " + body)
                .isEmpty();
          });
    }
    assertThat(bodies.size()).isGreaterThan(90);
  }

  /** What the code of a method has been moved to; the method itself, if that has not been moved. */
  private static String body(String type, String method, Set<String> woven) {
    if (woven.contains("weft$" + method)) {
      return "weft$" + method;
    }
    for (String candidate : woven) {
      String name = BodyNames.written(candidate.substring(0, candidate.indexOf('(')));
      String descriptor = candidate.substring(candidate.indexOf('('));
      // Those that an object calls are static, and take what was called and the join point.
      String ofObject =
          descriptor.replace("(L" + type.replace('.', '/') + ";", "(").replace(JOIN_POINT, ")");
      if (!candidate.startsWith(name + "(")
          && (method.equals(name + descriptor.replace(JOIN_POINT, ")"))
              || method.equals(name + ofObject))) {
        return candidate;
      }
    }
    return method;
  }
}
