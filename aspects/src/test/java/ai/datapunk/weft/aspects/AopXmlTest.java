package ai.datapunk.weft.aspects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aspectj.lang.reflect.AjType;
import org.aspectj.lang.reflect.AjTypeSystem;
import org.junit.jupiter.api.Test;

/** What load-time weaving reads. */
class AopXmlTest {

  private static final Pattern NAME = Pattern.compile("<aspect name=\"([^\"]+)\"/>");

  @Test
  void everyAspectThatHasAdviceIsNamedAndNothingElse() throws Exception {
    assertThat(named()).hasSize(43).containsExactlyInAnyOrderElementsOf(aspectsWithAdvice());
  }

  private static List<String> named() throws IOException, URISyntaxException {
    String file = Files.readString(classes().resolve("META-INF/aop.xml"));
    return NAME.matcher(file).results().map(name -> name.group(1)).toList();
  }

  private static List<String> aspectsWithAdvice() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(classes().resolve("ai/datapunk/weft/aspects"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .map(name -> type("ai.datapunk.weft.aspects." + name.replace(".class", "")))
          .filter(type -> type.isAspect() && !Modifier.isAbstract(type.getModifiers()))
          .filter(type -> type.getAdvice().length > 0)
          .map(AjType::getName)
          .toList();
    }
  }

  private static AjType<?> type(String name) {
    try {
      ClassLoader loader = AopXmlTest.class.getClassLoader();
      return AjTypeSystem.getAjType(Class.forName(name, false, loader));
    } catch (ClassNotFoundException gone) {
      throw new AssertionError(gone);
    }
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(Arguments.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
