package com.example.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build made of the shop's classes. */
class WovenClassesTest {

  @Test
  void annotatedMethodsAreWoven() throws Exception {
    assertThat(methodsThatCallWeft(InventoryClient.class)).contains("stock");
    assertThat(methodsThatCallWeft(PaymentClient.class)).contains("charge");
    assertThat(methodsThatCallWeft(Storefront.class)).contains("checkout");
  }

  @Test
  void adviceIsInlinedWithoutClosures() throws Exception {
    assertThat(classFiles()).isNotEmpty().noneMatch(file -> file.toString().contains("AjcClosure"));
    for (Class<?> woven : List.of(InventoryClient.class, PaymentClient.class, Storefront.class)) {
      assertThat(javap(woven)).doesNotContain("AjcClosure");
    }
  }

  @Test
  void everyAnnotatedClassHasItsHolder() throws Exception {
    assertThat(classFiles().stream().map(file -> file.getFileName().toString()))
        .contains(
            "InventoryClient_Metrics.class",
            "PaymentClient_Metrics.class",
            "Storefront_Metrics.class");
  }

  @Test
  void theCatalogIsAmongTheClasses() throws Exception {
    assertThat(classes().resolve("META-INF/weft/catalog.json"))
        .content()
        .contains("inventory", "payment", "storefront_checkout_duration_seconds");
  }

  @Test
  void theJarHoldsNothingOfTheWeaversOwn() throws Exception {
    try (Stream<Path> files = Files.walk(classes())) {
      assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".lst"));
    }
  }

  /** The methods whose own code names a class of Weft's, where the annotation alone would not. */
  private static List<String> methodsThatCallWeft(Class<?> type) throws Exception {
    return Stream.of(javap(type).split("\n\n"))
        .filter(method -> method.contains("// ") && method.contains("ai/datapunk/weft/probe/"))
        .map(method -> method.strip().split("\\(")[0])
        .map(declaration -> declaration.substring(declaration.lastIndexOf(' ') + 1))
        .map(name -> name.replaceAll("_aroundBody.*", ""))
        .toList();
  }

  private static String javap(Class<?> type) throws Exception {
    Path file = classes().resolve(type.getName().replace('.', '/') + ".class");
    StringWriter out = new StringWriter();
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    javap.run(new PrintWriter(out), new PrintWriter(out), "-p", "-c", file.toString());
    return out.toString();
  }

  private static List<Path> classFiles() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.walk(classes())) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(Storefront.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
