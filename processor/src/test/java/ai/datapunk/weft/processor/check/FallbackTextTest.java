package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatSources;

import ai.datapunk.weft.processor.MarkedSource;
import org.junit.jupiter.api.Test;

/** What is printed, word for word, of fallbacks. */
final class FallbackTextTest {

  @Test
  void whatAFallbackLooksLike() {
    assertThatMember(
            """
            @Retried(fallback = "cached") static String fetch(int a, List<String> b) { return ""; }
            static void cached() {}
            """)
        .prints(
            """
            [WEFT-096] no method "cached" fits in the place of fetch
              Fix: give one the same parameters, with or without a Throwable behind them, and a \
            result that can be returned instead: static String cached(int, List)""");
    assertThatMember(
            """
            @Retried(fallback = "cached") void fetch() {}
            int cached() { return 1; }
            """)
        .prints(
            """
            [WEFT-096] no method "cached" fits in the place of fetch
              Fix: give one the same parameters, with or without a Throwable behind them, and a \
            result that can be returned instead: void cached()""");
  }

  @Test
  void whyAFallbackCannotBeCalled() {
    String text =
        """
        [WEFT-097] the class that Weft generates cannot call "cached": %s
          Fix: open what is in the way to the package, in which the generated class is too, or \
        name another method of this class, which calls this one""";
    String fetch = "@Retried(fallback = \"cached\") void fetch(%s) {}\n";
    assertThatMember(fetch.formatted("") + "private void cached() {}")
        .prints(text.formatted("it is private"));
    assertThatMember(
            fetch.formatted("String a")
                + "<T extends CharSequence & Comparable<String>> void cached(T a) {}")
        .prints(text.formatted("it has a type parameter of two bounds"));
    assertThatMember(
            fetch.formatted("Key a") + "void cached(Key a) {}\nprivate static class Key {}")
        .prints(text.formatted("Client.Key is not visible to the whole package"));
    assertThatMember("private static class Inner { " + fetch.formatted("") + "void cached() {} }")
        .prints(text.formatted("Client.Inner is not visible to the whole package"));
    assertThatSources(
            MarkedSource.of(
                "base.Base", "package base; public class Base { protected void cached() {} }"),
            MarkedSource.of(
                "Client",
                """
                import ai.datapunk.weft.annotation.*;
                @MeshService("inventory")
                class Client extends base.Base {
                  @Retried(fallback = "cached") void fetch() {}
                }
                """))
        .prints(text.formatted("it is inherited from another package and not public"));
  }

  @Test
  void whichFallbackMayBeMeant() {
    assertThatMember("@Retried(fallback = \"cahced\") void fetch() {} void cached() {}")
        .prints(
            """
            [WEFT-095] the class has no other method "cahced" to fall back to; did you mean "cached"?
              Fix: write it, or correct the name""");
    assertThatMember("@Retried(fallback = \"none\") void fetch() {} void cached() {}")
        .prints(
            """
            [WEFT-095] the class has no other method "none" to fall back to
              Fix: write it, or correct the name""");
  }

  @Test
  void theWayRoundACircleIsShown() {
    assertThatMember(
            """
            @Retried(fallback = "b") void a(int x) {}
            @Retried(fallback = "a") void b(int x) {}
            """)
        .prints(
            """
            [WEFT-109] the fallbacks go round in a circle: a(int) → b(int) → a(int); while calls \
            fail, it never ends
              Fix: leave one of them without a fallback""");
  }
}
