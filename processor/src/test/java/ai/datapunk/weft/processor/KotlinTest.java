package ai.datapunk.weft.processor;

import static ai.datapunk.weft.processor.RuleAssert.assertThatSources;
import static ai.datapunk.weft.processor.testing.Compilers.source;
import static ai.datapunk.weft.processor.testing.Compilers.weft;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.processor.check.Message;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** Stubs as kapt writes them for classes of Kotlin. */
final class KotlinTest {

  private static final MarkedSource METADATA =
      MarkedSource.of("kotlin.Metadata", "package kotlin; public @interface Metadata {}");

  /** Two functions without {@code @Throws}, and a companion object. */
  private static final String STUB =
      """
      package shop;
      import ai.datapunk.weft.annotation.*;
      @MeshService("inventory")
      @kotlin.Metadata()
      public class Client {
        @Retried(retryOn = {java.io.IOException.class}, abortOn = {InterruptedException.class})
        public java.lang.String fetch(java.lang.String key) { return null; }
        @Timed(objective = @Objective(availability = 0.999))
        @Retried(fallback = "spare")
        public final java.lang.String getOrder$shop_main(java.lang.String key) { return null; }
        @CircuitGuarded(fallback = "spare")
        public final java.lang.String loadOrder$shop_main(java.lang.String key) { return null; }
        public java.lang.String spare(java.lang.String key) throws java.io.IOException { return null; }
        @kotlin.Metadata()
        public static final class Companion {
          private Companion() { super(); }
          @Retried(retryOn = {java.io.IOException.class})
          public final java.lang.String find(java.lang.String key) { return null; }
        }
      }
      """;

  @Test
  void aFunctionMayThrowWhatItDoesNotDeclareAsMayItsFallback() {
    assertThatSources(METADATA, MarkedSource.of("shop.Client", STUB)).isAccepted();
  }

  @Test
  void aClassOfJavaBesideItMayNot() {
    assertThatSources(
            METADATA,
            MarkedSource.of(
                "shop.Client",
                """
                package shop;
                import ai.datapunk.weft.annotation.*;
                @MeshService("inventory")
                public class Client {
                  @Retried(retryOn = java.io.IOException«.class) void fetch() {}
                }
                """))
        .reports(Message.NEVER_THROWN);
  }

  @Test
  void itsHolderIsPartialAndTheModuleIsNoPartOfAnOperation() {
    Compilation compilation =
        weft().compile(METADATA.file(), JavaFileObjects.forSourceString("shop.Client", STUB));
    assertThat(source(compilation, "shop/Client_Metrics.java"))
        .contains("boolean isPartial()", ".timed(\"inventory\", \"get_order\")")
        .contains("getOrder$shop_main(java.lang.String)");
    assertThat(source(compilation, "shop/Client$Companion_Metrics.java"))
        .contains("boolean isPartial()");
  }

  @Test
  void theModuleIsNoPartOfTheOperationOfAFallbackEither() throws IOException {
    Compilation compilation =
        weft().compile(METADATA.file(), JavaFileObjects.forSourceString("shop.Client", STUB));
    String catalog =
        compilation
            .generatedFile(StandardLocation.CLASS_OUTPUT, "META-INF/weft/catalog.json")
            .orElseThrow()
            .getCharContent(false)
            .toString();
    assertThat(catalog).contains("\"load_order\"").doesNotContain("order_shop_main");
  }
}
