package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each shape of advice, beside an application's own aspect, which is not woven. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShapesTest {

  private static final String SHAPES =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      import java.util.concurrent.*;
      @MeshService("shapes")
      public class Shapes {
        static int tries;
        @Timed static String unbound(int a) { return "u" + a; }
        @Timed static String at1(int a, @Label("b") String b) { return "a" + a + b; }
        @Timed static String of3(@Label("a") String a, long b, @Label("c") String c) { return a + b + c; }
        @Retried(fallback = "instead") static String back(String a) { throw new IllegalStateException(); }
        static String instead(String a) { return "instead of " + a; }
        @Retried static CompletableFuture<String> later() {
          return tries++ == 0
              ? CompletableFuture.failedFuture(new IllegalStateException())
              : CompletableFuture.completedFuture("later " + tries);
        }
        @Timed long none(byte[] a, double b) throws Exception { synchronized (this) { return a.length; } }
        static long instance() throws Exception { return new Shapes().none(new byte[3], 1); }
      }
      """;

  private static final String SHOP =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      @MeshService("a")
      public class Shop {
        @Timed static String buy(String what) { return what.isEmpty() ? "nothing" : what; }
      }
      """;

  private static final String ASPECT =
      """
      package app;
      import org.aspectj.lang.annotation.*;
      import org.aspectj.lang.ProceedingJoinPoint;
      @Aspect
      public class Injected {
        public Injected(String needed) {}
        @Around("execution(* app.*.*(..))")
        public Object around(ProceedingJoinPoint joinPoint) throws Throwable {
          return joinPoint.proceed();
        }
      }
      """;

  private static final String MARKED =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      public class Marked {
        enum Coin { HEADS; @Timed(service = "coin") String flip() { return "heads"; } }
        interface Talker {
          String WORD = String.valueOf("hello");
          @Timed(service = "talk") default String talk() { return WORD; }
        }
        @Timed(service = "all") public static class All<T extends Comparable<T>> {
          public T all(T t) { return t; }
          String hidden() { return "h"; }
        }
        static String all() {
          return Coin.HEADS.flip() + new Talker() {}.talk() + new All<String>().all("x");
        }
      }
      """;

  private Path folder = Path.of("");
  private ClassWeaver weaver = ClassWeaver.of(List.of(), line -> {});
  private final Map<String, WovenClass> woven = new TreeMap<>();

  @BeforeAll
  void weave(@TempDir Path temporary) {
    folder = temporary;
    Compiled.into(folder, SHAPES, ASPECT, MARKED);
    weaver = ClassWeaver.of(Compiled.classPath(folder), line -> {});
    for (String name : Set.of("Shapes", "Marked$Coin", "Marked$Talker", "Marked$All")) {
      woven.put(name, weaver.weave(Compiled.bytes(folder, "app." + name)).orElseThrow());
    }
  }

  @AfterAll
  void close() throws Exception {
    weaver.close();
  }

  private WovenClass woven(String name) {
    return Objects.requireNonNull(woven.get(name));
  }

  private Application application() {
    Application application = new Application();
    woven.values().forEach(application::with);
    return application
        .with("app.Marked", Compiled.bytes(folder, "app.Marked"))
        .with("app.Marked$1", Compiled.bytes(folder, "app.Marked$1"));
  }

  @Test
  void eachShapeRuns() throws Throwable {
    Application application = application();
    assertThat(application.call("app.Shapes", "unbound", 1)).isEqualTo("u1");
    assertThat(application.call("app.Shapes", "at1", 1, "b")).isEqualTo("a1b");
    assertThat(application.call("app.Shapes", "of3", "a", 2L, "c")).isEqualTo("a2c");
    assertThat(application.call("app.Shapes", "instance")).isEqualTo(3L);
    assertThat(application.call("app.Marked", "all")).isEqualTo("headshellox");
  }

  @Test
  void aMethodWhoseHolderIsMissingHasNoFallback() {
    assertThatThrownBy(() -> application().call("app.Shapes", "back", "x"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aBodyThatRunsLaterRunsAgain() throws Throwable {
    Object later = application().call("app.Shapes", "later");
    assertThat((CompletableFuture<?>) later)
        .succeedsWithin(Duration.ofSeconds(20))
        .isEqualTo("later 2");
  }

  @Test
  void onlyWhatIsAnnotatedIsCounted() {
    assertThat(woven("Shapes").methods()).isEqualTo(6);
    assertThat(woven("Marked$All").methods()).isEqualTo(1);
    assertThat(woven("Shapes").generated()).hasSize(1);
  }

  @Test
  void anApplicationsAspectIsLeftAlone() {
    assertThat(weaver.weave(Compiled.bytes(folder, "app.Injected"))).isEmpty();
    assertThat(text(woven("Shapes"))).doesNotContain("app/Injected");
  }

  @Test
  void nothingSaysThatAspectJWasHere() {
    assertThat(text(woven("Shapes")))
        .doesNotContain("org.aspectj.weaver.Weaver")
        .contains("Lai/datapunk/weft/aspects/Advised;");
  }

  @Test
  void anInterfaceKeepsNothingButItsOwnInitializer() {
    assertThat(text(woven("Marked$Talker")))
        .contains("WORD")
        .doesNotContain("tjp_")
        .doesNotContain("org/aspectj/runtime/reflect/Factory");
  }

  @Test
  void theLevelStaysWhatItWas() {
    for (int release : new int[] {8, 11, 17, Runtime.version().feature()}) {
      Compiled.into(folder, release, SHOP.replace("package app", "package old" + release));
      byte[] before = Compiled.bytes(folder, "old" + release + ".Shop");
      WovenClass after = weaver.weave(before).orElseThrow();
      assertThat(after.classFile()[7]).as("Java %d", release).isEqualTo(before[7]);
    }
  }

  private static String text(WovenClass woven) {
    return new String(woven.classFile(), StandardCharsets.ISO_8859_1);
  }
}
