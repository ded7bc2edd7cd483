package ai.datapunk.weft.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WovenCheckTest {

  private static final String CATALOG =
      """
      {
        "version": 1,
        "classes": [
          {"name": "shop.Till", "methods": [{"signature": "sum(int[],java.lang.String)",
              "timed": {"service": "till", "operation": "sum"}}]}
        ]
      }
      """;

  @TempDir Path temp;
  private Path classes;

  @BeforeEach
  void compile() throws IOException {
    classes = Files.createDirectories(temp.resolve("classes"));
    compile(
        "ai/datapunk/weft/annotation/Timed",
        """
        package ai.datapunk.weft.annotation;
        @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
        public @interface Timed {}
        """);
    compile(
        "ai/datapunk/weft/aspects/JoinPointProbes",
        """
        package ai.datapunk.weft.aspects;
        public class JoinPointProbes {
          public static void enter() {}
        }
        """);
  }

  @Test
  void whatIsWovenAndHasItsHolderIsInOrder() throws IOException {
    inOrder();

    assertThat(problems(false)).isEmpty();
    assertThat(report(false).summary())
        .isEqualTo("1 method in 1 class is woven, with up to 13 label sets");
  }

  @Test
  void aMetricSetNeedsNoAdvice() throws IOException {
    inOrder();
    Path file = classes.resolve("META-INF/weft/catalog.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "]}\n  ]",
                """
                ]},
                    {"name": "shop.Reads", "methods": [{"signature": "read()", "records":
                        {"name": "reads_total", "type": "counter", "help": "h", "labels": []}}]}
                  ]"""));

    assertThat(problems(false)).isEmpty();
    assertThat(report(false).summary())
        .isEqualTo("1 method in 1 class is woven, with up to 14 label sets");
  }

  @Test
  void methodsWithoutAdviceAreNamedWithTheirParameters() throws IOException {
    till("");
    catalog();
    compile("shop/Till_Metrics", "package shop; class Till_Metrics {}");

    assertThat(problems(false).orElseThrow())
        .startsWith(
            "Annotated, and not woven:\n    shop.Till.sum(int[],java.lang.String)\n  Fix: ");
  }

  @Test
  void aMissingHolderIsNamed() throws IOException {
    till("ai.datapunk.weft.aspects.JoinPointProbes.enter();");
    catalog();

    assertThat(problems(false).orElseThrow())
        .startsWith("The generated holder is missing of\n    shop.Till\n  Fix: ");
    assertThat(problems(true)).isEmpty();
  }

  @Test
  void aClassThatTheProcessorHasNotSeenIsNamed() throws IOException {
    till("ai.datapunk.weft.aspects.JoinPointProbes.enter();");

    assertThat(problems(false).orElseThrow())
        .startsWith("Weft's processor has not seen\n    shop.Till\n  Fix: ");
    assertThat(problems(true)).isEmpty();
  }

  @Test
  void localClassesHaveNoHolder() throws IOException {
    compile(
        "shop/Shop",
        """
        package shop;
        class Shop {
          Object till() {
            return new Object() {
              @ai.datapunk.weft.annotation.Timed
              public int sum() {
                ai.datapunk.weft.aspects.JoinPointProbes.enter();
                return 1;
              }
            };
          }
        }
        """);

    assertThat(problems(false)).isEmpty();
  }

  @Test
  void whatTheCatalogHasAndTheClassesHaveNotIsNamed() throws IOException {
    catalog();

    assertThat(problems(false).orElseThrow())
        .isEqualTo(
            "The catalog names what is not there:\n    shop.Till\n"
                + "  Fix: compile again (mvn clean verify).");
  }

  @Test
  void aFolderWithoutAnnotatedClassesIsEmpty() throws IOException {
    assertThat(report(false).isEmpty()).isTrue();
  }

  @Test
  void anExecutableJarHoldsTheClassesFurtherDown() throws IOException {
    till("");

    assertThat(problemsOfJar(true, "BOOT-INF/classes", "").orElseThrow())
        .startsWith("Annotated, and not woven:\n    shop.Till.sum(int[],java.lang.String)\n");
  }

  @Test
  void theCatalogOfAnExecutableJarStaysAtItsRoot() throws IOException {
    inOrder();

    assertThat(problemsOfJar(false, "BOOT-INF/classes", "")).isEmpty();
  }

  @Test
  void theCatalogOfAWebArchiveIsAmongItsClasses() throws IOException {
    inOrder();

    assertThat(problemsOfJar(false, "WEB-INF/classes", "WEB-INF/classes/")).isEmpty();
  }

  private void inOrder() throws IOException {
    till("ai.datapunk.weft.aspects.JoinPointProbes.enter();");
    catalog();
    compile("shop/Till_Metrics", "package shop; class Till_Metrics {}");
  }

  private Optional<String> problemsOfJar(
      boolean holdersOptional, String ofClasses, String ofMetadata) throws IOException {
    Path jar = temp.resolve("application.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString();
        String prefix = name.startsWith("META-INF/") ? ofMetadata : ofClasses + "/";
        out.putNextEntry(new ZipEntry(prefix + name));
        out.write(Files.readAllBytes(file));
      }
    }
    try (ClassFolder folder = ClassFolder.open(jar)) {
      return WovenCheck.of(folder, holdersOptional).problems();
    }
  }

  private void till(String first) throws IOException {
    compile(
        "shop/Till",
        "package shop; public class Till { @ai.datapunk.weft.annotation.Timed\n"
            + "public int sum(int[] prices, String what) { "
            + first
            + " return 1; } }");
  }

  private void catalog() throws IOException {
    Path file = classes.resolve("META-INF/weft/catalog.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, CATALOG);
  }

  private Optional<String> problems(boolean holdersOptional) throws IOException {
    return report(holdersOptional).problems();
  }

  private WovenReport report(boolean holdersOptional) throws IOException {
    try (ClassFolder folder = ClassFolder.open(classes)) {
      return WovenCheck.of(folder, holdersOptional);
    }
  }

  private void compile(String name, String source) throws IOException {
    Path file = temp.resolve("sources/" + name + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    List<String> arguments =
        List.of("-proc:none", "-cp", classes.toString(), "-d", classes.toString(), file.toString());
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(exit).isZero();
  }
}
