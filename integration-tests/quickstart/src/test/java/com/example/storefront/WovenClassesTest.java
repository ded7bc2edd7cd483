package com.example.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.WovenAssertions;
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
  void annotatedMethodsAreWoven() {
    // tag::woven[]
    WovenAssertions.assertWoven(InventoryClient.class);
    // end::woven[]
    WovenAssertions.assertWoven(PaymentClient.class, Storefront.class);
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
