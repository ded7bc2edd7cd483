package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import org.junit.jupiter.api.Test;

final class FallbackTest {

  @Test
  void aFallbackExists() {
    assertThatMember("@Retried(fallback = «\"none\") void fetch() {}")
        .reports(Message.FALLBACK_MISSING);
    assertThatMember("@Retried(fallback = «\"fetch\") void fetch() {}")
        .reports(Message.FALLBACK_MISSING);
    assertThatMember("@Retried(fallback = \"cached\") void fetch() {} void cached() {}")
        .isAccepted();
  }

  @Test
  void aFallbackTakesTheSameArgumentsAndMaybeWhatWasThrown() {
    assertThatMember(
            """
            @Retried(fallback = «"cached") void fetch(String sku) {}
            void cached(int sku) {}
            void cached(String sku, Exception thrown) {}
            void cached(String sku, Throwable thrown, int more) {}
            void cached() {}
            """)
        .reports(Message.FALLBACK_UNFIT);
    assertThatMember(
            """
            @Retried(fallback = "cached") void fetch(String sku, int count) {}
            void cached(CharSequence sku, long count, Throwable thrown) {}
            """)
        .isAccepted();
    assertThatMember(
            """
            @Retried(fallback = "cached") <T extends Number> T fetch(List<T> sku) { return null; }
            <S extends Number> S cached(List<S> sku) { return null; }
            """)
        .isAccepted();
  }

  @Test
  void aFallbackReturnsWhatCanBeReturnedInstead() {
    assertThatMember(
            """
            @CircuitGuarded(fallback = «"cached") String fetch() { return ""; }
            Object cached() { return ""; }
            """)
        .reports(Message.FALLBACK_UNFIT);
    assertThatMember(
            """
            @CircuitGuarded(fallback = "cached") CharSequence fetch() { return ""; }
            String cached() { return ""; }
            """)
        .isAccepted();
  }

  @Test
  void aFallbackThrowsNothingThatCallersCannotExpect() {
    assertThatMember(
            """
            @Retried(fallback = «"cached") String fetch() throws EOFException { return ""; }
            String cached() throws FileNotFoundException, EOFException { return ""; }
            """)
        .reports(Message.FALLBACK_THROWS);
    assertThatMember(
            """
            @Retried(fallback = «"cached") void fetch() {}
            void cached() throws Exception {}
            """)
        .reports(Message.FALLBACK_THROWS);
    assertThatMember(
            """
            @Retried(fallback = "cached") void fetch() throws IOException {}
            void cached() throws EOFException, IllegalStateException, OutOfMemoryError {}
            """)
        .isAccepted();
  }

  @Test
  void onlyTheFallbackThatIsCalledThrows() {
    assertThatMember(
            """
            @Retried(fallback = "cached") void fetch(String sku) {}
            void cached(String sku) throws IOException {}
            void cached(String sku, Throwable thrown) {}
            """)
        .isAccepted();
    assertThatMember(
            """
            @Retried(fallback = «"cached") void fetch(String sku) {}
            void cached(String sku) {}
            void cached(String sku, Throwable thrown) throws IOException {}
            private void cached(CharSequence sku, Throwable thrown) {}
            """)
        .reports(Message.FALLBACK_THROWS);
  }

  @Test
  void aStaticMethodFallsBackToAStaticOne() {
    assertThatMember("@Retried(fallback = «\"cached\") static void fetch() {} void cached() {}")
        .reports(Message.FALLBACK_UNFIT);
    assertThatMember("@Retried(fallback = \"cached\") void fetch() {} static void cached() {}")
        .isAccepted();
  }

  @Test
  void theGeneratedClassCanCallAFallback() {
    assertThatMember("@Retried(fallback = «\"cached\") void fetch() {} private void cached() {}")
        .reports(Message.FALLBACK_HIDDEN);
    assertThatMember(
            """
            private static class Key {}
            @Retried(fallback = «"cached") void fetch(Key key) {} void cached(Object key) {}
            """)
        .reports(Message.FALLBACK_HIDDEN);
  }

  @Test
  void theGeneratedClassCannotPassAnArgumentOfTwoTypes() {
    assertThatMember(
            """
            @Retried(fallback = «"cached") <T extends Number & Comparable<T>> void fetch(T key) {}
            <T extends Number & Comparable<T>> void cached(T key) {}
            """)
        .reports(Message.FALLBACK_HIDDEN);
    assertThatMember(
            """
            @Retried(fallback = "cached") <T extends Number & Comparable<T>> void fetch(T key) {}
            <T extends Number> void cached(T key) {}
            """)
        .isAccepted();
  }

  @Test
  void theFallbackThatWasChosenIsCalledWhateverOverloadsThereAre() {
    assertThatMember(
            """
            @Retried(fallback = "cached") String fetch(String sku) { return ""; }
            String cached(Object sku) { return ""; }
            void cached(String sku) {}
            """)
        .isAccepted();
    assertThatMember(
            """
            @Retried(fallback = "cached") String fetch(String a, String b) { return ""; }
            String cached(Object a, String b) { return ""; }
            String cached(String a, Object b) { return ""; }
            """)
        .isAccepted();
    assertThatMember(
            """
            @Retried(fallback = "cached") String fetch(int count, char c, Integer boxed, int any) { return ""; }
            String cached(long count, int c, long boxed, Number any) { return ""; }
            void cached(int count, char c, Integer boxed, int any) {}
            """)
        .isAccepted();
    assertThatMember(
            """
            @Retried(fallback = "cached") String fetch(Integer key) { return ""; }
            <T extends Comparable<T>> String cached(T key) { return ""; }
            void cached(Integer key) {}
            """)
        .isAccepted();
  }

  @Test
  void aFallbackMayTakeTheSecondBoundOfAnArgument() {
    assertThatMember(
            """
            interface A {}
            interface B {}
            static class Inner<T extends A & B> {
              @Retried(fallback = "cached") void fetch(T key) {}
              void cached(B key) {}
            }
            """)
        .isAccepted();
  }

  @Test
  void theGeneratedClassNamesWhatTheFallbackTakes() {
    assertThatMember(
            """
            private interface Key {}
            static class Sku implements Key {}
            @Retried(fallback = «"cached") void fetch(Sku key) {} void cached(Key key) {}
            """)
        .reports(Message.FALLBACK_HIDDEN);
  }

  @Test
  void aCallFallsBackOnce() {
    assertThatMember(
            """
            @Retried(fallback = "a") @CircuitGuarded(fallback = «"b") void fetch() {}
            void a() {}
            void b() {}
            """)
        .reports(Message.FALLBACK_TWO);
    assertThatMember(
            """
            @Retried(fallback = "a") @CircuitGuarded(fallback = "a") void fetch() {}
            void a() {}
            """)
        .isAccepted();
  }

  @Test
  void anInheritedFallbackHasTheTypesThatTheClassSays() {
    String base =
        """
        static class Base<K, V> {
          V cached(K key) { return null; }
        }
        static class Inner extends Base<%s> {
          @Retried(fallback = %s"cached") String fetch(Integer key) { return ""; }
        }
        """;
    assertThatMember(base.formatted("Number, String", "")).isAccepted();
    assertThatMember(base.formatted("Number, Object", "«")).reports(Message.FALLBACK_UNFIT);
    assertThatMember(base.formatted("Long, String", "«")).reports(Message.FALLBACK_UNFIT);
  }

  @Test
  void theLastFallbackHasNone() {
    assertThatMember(
            """
            @Retried(fallback = «"b") void a() {}
            @CircuitGuarded(fallback = "c") void b() {}
            @Retried(fallback = "a") void c() {}
            @Retried(fallback = "a") void d() {}
            """)
        .reports(Message.FALLBACK_CIRCLE);
    assertThatMember(
            """
            @Retried(fallback = "b") void a() {}
            @Retried(fallback = "c") void b() {}
            void c() {}
            """)
        .isAccepted();
  }

  @Test
  void anOverloadInTheCircleIsAnotherMethod() {
    assertThatMember(
            """
            @Retried(fallback = "a") void a() {}
            void a(Throwable thrown) {}
            """)
        .isAccepted();
  }

  @Test
  void aFallbackOfAClassIsNotItsOwn() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory") @Retried(fallback = "cached")
            class Client {
              public void fetch() {}
              public void cached() {}
            }
            """)
        .isAccepted();
  }

  @Test
  void aMethodWithAFallbackHasTwelveParametersAtTheMost() {
    String twelve =
        "int a0, int a1, int a2, int a3, int a4, int a5, int a6, int a7, int a8, int a9, int a10,"
            + " int a11";
    assertThatMember(
            "@Retried(fallback = \"b\") void a(" + twelve + ") {} void b(" + twelve + ") {}")
        .isAccepted();
    String more = twelve + ", int a12";
    assertThatMember("@Retried(fallback = «\"b\") void a(" + more + ") {} void b(" + more + ") {}")
        .reports(Message.FALLBACK_PARAMETERS);
  }
}
