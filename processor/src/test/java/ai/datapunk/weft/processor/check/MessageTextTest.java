package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatSources;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import ai.datapunk.weft.processor.MarkedSource;
import org.junit.jupiter.api.Test;

/** What is printed, word for word, where a rule puts the words together. */
final class MessageTextTest {

  private static final String TIMED = "@Timed(metric = \"lake_store_seconds\", help = \"h\") ";

  @Test
  void oneAttemptIsNoRetry() {
    String fix = "\n  Fix: choose 2 to 100; the first call counts too";
    assertThatMember("@Retried(maxAttempts = 1) void fetch() {}")
        .prints("[WEFT-050] maxAttempts = 1 is out of range: one attempt is no retry" + fix);
    assertThatMember("@Retried(maxAttempts = 0) void fetch() {}")
        .prints("[WEFT-050] maxAttempts = 0 is out of range" + fix);
  }

  @Test
  void waitsAreGivenInWholeMilliseconds() {
    assertThatMember(
            """
            @Retried(maxAttempts = 9, delay = "1500us", multiplier = 1, jitter = 0,
                maxDuration = "4ms")
            void fetch() {}
            """)
        .prints(
            """
            [WEFT-058] attempt 4 never begins: the waits before it take at least 4ms, beyond \
            maxDuration = "4ms"
              Fix: lower maxAttempts to 3, shorten the waits, or lengthen maxDuration""");
    assertThatMember("@Retried(delay = \"3s\", jitter = 0.5, maxDuration = \"1s\") void fetch() {}")
        .prints(
            """
            [WEFT-057] no second attempt ever begins: its wait is at least 1500ms, beyond \
            maxDuration = "1s"
              Fix: shorten delay, or lengthen maxDuration""");
  }

  @Test
  void aValueThatNobodyWroteIsCalledTheDefault() {
    String delays =
        "[WEFT-055] maxDelay = %s is shorter than delay = %s\n"
            + "  Fix: let maxDelay be at least as long as delay";
    assertThatMember("@Retried(delay = \"20s\") void fetch() {}")
        .prints(delays.formatted("\"10s\" (the default)", "\"20s\""));
    assertThatMember("@Retried(maxDelay = \"50ms\") void fetch() {}")
        .prints(delays.formatted("\"50ms\"", "\"100ms\" (the default)"));
    assertThatMember("@Retried(delay = \"20s\", maxDelay = \"10s\") void fetch() {}")
        .prints(delays.formatted("\"10s\"", "\"20s\""));
    assertThatMember("@CircuitGuarded(window = \"9 calls\", minimumCalls = 10) void fetch() {}")
        .prints(
            """
            [WEFT-065] minimumCalls = 10 can never be reached: the window holds 9 calls, so the \
            circuit would never open
              Fix: write a minimumCalls of at most that, or a larger window""");
    String failOn =
        "[WEFT-112] %s, but ignore has Throwable, which wins: it never counts as a failure\n"
            + "  Fix: take Throwable out of ignore, or name in failOn what is to count";
    assertThatMember("@CircuitGuarded(ignore = Throwable.class) void fetch() {}")
        .prints(failOn.formatted("Throwable is in failOn (the default)"));
    assertThatMember(
            "@CircuitGuarded(failOn = Error.class, ignore = Throwable.class) void fetch() {}")
        .prints(failOn.formatted("Error is in failOn"));
    String retryOn =
        "[WEFT-059] %s, but abortOn has Exception, which wins: it is never retried\n"
            + "  Fix: take Exception out of abortOn, or name in retryOn what is to be retried";
    assertThatMember("@Retried(abortOn = Exception.class) void fetch() {}")
        .prints(retryOn.formatted("Exception is in retryOn (the default)"));
    assertThatMember(
            "@Retried(retryOn = RuntimeException.class, abortOn = Exception.class) void fetch() {}")
        .prints(retryOn.formatted("RuntimeException is in retryOn"));
  }

  @Test
  void aRangeHasTwoEnds() {
    assertThatMember("@Retried(delay = \"2h\", maxDelay = \"1h\") void fetch() {}")
        .prints(
            """
            [WEFT-052] delay = "2h" is out of range: it must be "0s" to "1h"
              Fix: choose a duration in that range""");
  }

  @Test
  void whyATypeIsNoInstance() {
    String text =
        "[WEFT-084] %s cannot be an instance: %s\n"
            + "  Fix: use a type with equals, hashCode and toString by value, such as URI, String or a"
            + " record";
    assertThatMember("@LoadBalanced void fetch(@Instance int at) {}")
        .prints(text.formatted("int", "it is never null, so Weft could never pick"));
    assertThatMember("@LoadBalanced void fetch(@Instance String[] at) {}")
        .prints(text.formatted("String[]", "two arrays are never equal"));
    assertThatMember("@LoadBalanced void fetch(@Instance Exception at) {}")
        .prints(text.formatted("Exception", "two of them are never equal"));
    assertThatMember("@LoadBalanced void fetch(@Instance Node at) {} static class Node {}")
        .prints(
            text.formatted(
                "Client.Node",
                "it has no toString, so the label would name the object, not the instance"));
  }

  @Test
  void whyATypeBoundsNoLabel() {
    String text =
        "[WEFT-030] nothing bounds how many values the label \"tier\" takes: its type is Client.Tier%s"
            + "\n  Fix: say how many there can be, as in @Label(value = \"tier\", max = 40), or use an enum";
    String method = TIMED + "void store(@Label(\"tier\") Tier a) {}\n";
    assertThatMember(method + "interface Tier {}").prints(text.formatted(""));
    assertThatMember(method + "enum Tier {}").prints(text.formatted(", an enum without constants"));
    String tier =
        "sealed interface Tier permits Fast, Slow {}\nenum Fast implements Tier { RAM }\n";
    assertThatMember(method + tier + "record Slow(int level) implements Tier {}")
        .prints(text.formatted(", and Client.Slow, which it permits, is no enum"));
    assertThatMember(method + tier + "record Slow() implements Tier {}")
        .prints(text.formatted(", and Client.Slow, which it permits, is no enum"));
    assertThatMember(method + tier + "non-sealed interface Slow extends Tier {}")
        .prints(text.formatted(", and Client.Slow, which it permits, is no enum"));
    assertThatMember(method + tier + "enum Slow implements Tier {}")
        .prints(
            text.formatted(", and Client.Slow, which it permits, is an enum without constants"));
  }

  @Test
  void whatCanBeReadOnce() {
    String text =
        "[WEFT-069] \"in\" %s, which can be read once: a second attempt would find it used up\n"
            + "  Fix: pass something that can be read again, such as byte[], List or a Supplier of it";
    assertThatMember("@Retried void put(InputStream in) {}")
        .prints(text.formatted("is of type InputStream"));
    assertThatMember("@Retried void put(List<InputStream[]> in) {}")
        .prints(text.formatted("holds objects of type InputStream"));
  }

  @Test
  void theLabelsOfAFamilyAreListed() {
    String text =
        "[WEFT-020] this method is recorded in the metrics of %s, whose labels are %s; \"%s\" cannot"
            + " be added%s\n  Fix: give @Timed a metric of its own (metric = \"…_seconds\"), or remove"
            + " the @Label";
    String timed = "service, operation and status";
    assertThatMember("@Timed void store(@Label(\"statuss\") boolean a) {}")
        .prints(text.formatted("@Timed", timed, "statuss", " (status is set by @Timed itself)"));
    assertThatMember("@Timed void store(@Label(\"service\") boolean a) {}")
        .prints(text.formatted("@Timed", timed, "service", " (service is set by @Timed itself)"));
    assertThatMember("@Timed void store(@Label(\"kind\") boolean a) {}")
        .prints(text.formatted("@Timed", timed, "kind", ""));
    String retried = "service, operation, attempt, attempts_needed, error_type, retried and result";
    assertThatMember("@Retried void store(@Label(\"atempt\") boolean a) {}")
        .prints(
            text.formatted("@Retried", retried, "atempt", " (attempt is set by @Retried itself)"));
    assertThatMember("@CircuitGuarded void store(@Label(\"to_stat\") boolean a) {}")
        .prints(
            text.formatted(
                "@CircuitGuarded",
                "service, status, error_type, from_state, to_state and state",
                "to_stat",
                " (to_state is set by @CircuitGuarded itself)"));
    assertThatMember("@LoadBalanced void store(@Instance URI i, @Label(\"instanse\") boolean a) {}")
        .prints(
            text.formatted(
                "@LoadBalanced",
                "service, instance, strategy and error_type",
                "instanse",
                " (instance is set by @LoadBalanced itself)"));
    assertThatMember("@Timed @Retried void store(@Label(\"atempt\") boolean a) {}")
        .prints(
            text.formatted(
                "@Timed and @Retried",
                "service, operation, status, attempt, attempts_needed, error_type, retried and"
                    + " result",
                "atempt",
                " (attempt is set by @Retried itself)"));
    // One letter from "state", two from "status".
    assertThatMember("@Timed @CircuitGuarded void store(@Label(\"staten\") boolean a) {}")
        .prints(
            text.formatted(
                "@Timed and @CircuitGuarded",
                "service, operation, status, error_type, from_state, to_state and state",
                "staten",
                " (state is set by @CircuitGuarded itself)"));
  }

  @Test
  void aStandardMetricHasItsLabels() {
    String text =
        "[WEFT-023] \"model_latency_seconds\" is a standard metric of the platform with the labels"
            + " model, operation; here it has %s%s\n"
            + "  Fix: give it exactly those labels, or choose another name";
    String infer = "@Timed(metric = \"model_latency_seconds\", help = \"h\") void infer(";
    assertThatMember(infer + ") {}").prints(text.formatted("none", ""));
    assertThatMember(infer + "@Label(\"model\") boolean a, @Label(\"operatio\") boolean b) {}")
        .prints(text.formatted("model, operatio", " (operatio: did you mean operation?)"));
    assertThatMember("@Timed(metric = \"stream_lag_seconds\", help = \"h\") void lag() {}")
        .prints(
            """
            [WEFT-022] "stream_lag_seconds" is a standard metric of the platform and a gauge, not \
            a histogram
              Fix: choose another name for this one""");
  }

  @Test
  void seriesAreMultipliedAndAddedUp() {
    String text =
        "[WEFT-033] lake_store_seconds: %s series, more than the 1 that weft.maxSeriesPerMetric"
            + " allows\n  Fix: lower a maximum, drop a label or some buckets, or raise the limit with"
            + " -Aweft.maxSeriesPerMetric=…";
    assertSeries(
        TIMED
            + "void store(@Label(value = \"zone\", max = 7) int a, @Label(value = \"b\", max = 1) int b) {}",
        text.formatted("7 zone × 17 (14 buckets, +Inf, sum and count) = 119"));
    assertSeries(
        "@Timed(metric = \"lake_store_seconds\", help = \"h\", histogram = HistogramType.NATIVE)"
            + " void store() {}",
        text.formatted("3 (+Inf, sum and count) = 3"));
    assertSeries(
        "@Timed(metric = \"lake_store_seconds\", help = \"h\", histogram = HistogramType.BOTH,"
            + " buckets = 1) void store() {}",
        text.formatted("5 (1 bucket, +Inf, sum, count and native) = 5"));
    assertSeries(
        """
        @Timed(metric = "lake_store_seconds", help = "h", buckets = 1, labels = "tier=hot")
        void store() {}
        @Timed(metric = "lake_store_seconds", help = "h", buckets = 1, labels = "tier=cold")
        void load() {}
        """,
        text.formatted(
            "(4 (1 bucket, +Inf, sum and count)) + (4 (1 bucket, +Inf, sum and count)) = 8"));
  }

  @Test
  void theLargestShareOfAModuleIsNamed() {
    assertThatMember(
            """
            @Timed(metric = "lake_a_seconds", help = "h", buckets = 1) void a() {}
            @Timed(metric = "lake_b_seconds", help = "h", buckets = {1, 2}) void b() {}
            """)
        .with("-Aweft.maxSeries=8")
        .prints(
            """
            [WEFT-035] this module makes 9 series, more than the 8 that weft.maxSeries allows; the \
            largest share is lake_b_seconds with 5
              Fix: lower what is largest, or raise the limit with -Aweft.maxSeries=…""");
  }

  @Test
  void allThatTwoPoliciesDifferInIsListed() {
    assertThatMember(
            """
            @Retried(maxAttempts = 2, delay = "1s", multiplier = 1, maxDelay = "1s", jitter = 0,
                maxDuration = "1m", retryOn = RuntimeException.class, abortOn = Error.class)
            void fetch() {}
            @Retried void fetch(int a) {}
            """)
        .prints(
            """
            [WEFT-076] the operation "fetch" of the service "inventory" is retried differently in \
            shop.Client.fetch(): maxAttempts is 3 here and 2 there; delay is 100ms here and 1s \
            there; multiplier is 2.0 here and 1.0 there; maxDelay is 10s here and 1s there; jitter \
            is 0.2 here and 0.0 there; maxDuration is not set here and 1m there; retryOn is \
            java.lang.Exception here and java.lang.RuntimeException there; abortOn is empty here \
            and java.lang.Error there
              Fix: give both the same values, or name another operation""");
  }

  @Test
  void thePredicatesOfTwoPoliciesAreCompared() {
    assertThatMember(
            """
            static class Empty implements java.util.function.Predicate<Object> {
              public boolean test(Object result) { return true; }
            }
            @Retried void fetch() {}
            @Retried(retryOnResult = Empty.class) int fetch(int a) { return a; }
            """)
        .prints(
            """
            [WEFT-076] the operation "fetch" of the service "inventory" is retried differently in \
            shop.Client.fetch(): retryOnResult is shop.Client$Empty here and not set there
              Fix: give both the same values, or name another operation""");
  }

  @Test
  void allThatTwoBreakersDifferInIsListed() {
    assertThatMember(
            """
            @CircuitGuarded(failureRate = 0.1, window = "100 calls", minimumCalls = 2,
                openFor = "1m", trialCalls = 2, slowCall = "2s", slowCallRate = 0.3,
                failOn = Error.class, ignore = {RuntimeException.class, IOException.class})
            void fetch() {}
            @CircuitGuarded(failureRate = 0.2, window = "1m", minimumCalls = 3, openFor = "2m",
                trialCalls = 4)
            void load() {}
            """)
        .prints(
            """
            [WEFT-068] the breaker of the service "inventory" is shared, but it is configured \
            differently in shop.Client.fetch(): failureRate is 0.2 here and 0.1 there; window is 1m \
            here and 100 calls there; minimumCalls is 3 here and 2 there; openFor is 2m here and 1m \
            there; trialCalls is 4 here and 2 there; slowCall is not set here and 2s there; \
            slowCallRate is not set here and 0.3 there; failOn is java.lang.Throwable here and \
            java.lang.Error there; ignore is empty here and java.io.IOException, \
            java.lang.RuntimeException there
              Fix: give both the same values, or name another service""");
  }

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
            [WEFT-095] the class has no other method "cahced" to fall back to; did you mean cached?
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

  @Test
  void inWhatTwoMetricsDiffer() {
    String fix =
        "\n  Fix: give both the same, or rename one: a metric has one set of labels, one help text,"
            + " one type of histogram and one list of buckets";
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", buckets = 1) void store() {}
            @Timed(metric = "lake_store_seconds", help = "i", buckets = 2, labels = {"b=1", "a=1"})
            void load() {}
            @Timed(metric = "lake_store_seconds", help = "h", buckets = 1,
                histogram = HistogramType.BOTH)
            void list() {}
            """)
        .prints(
            "[WEFT-021] the metric \"lake_store_seconds\" has the labels a, b here, but no labels in"
                + " shop.Client.store()"
                + fix,
            "[WEFT-021] the metric \"lake_store_seconds\" has the help \"i\" here, but the help \"h\""
                + " in shop.Client.store()"
                + fix,
            "[WEFT-021] the metric \"lake_store_seconds\" has the buckets [2.0] here, but the buckets"
                + " [1.0] in shop.Client.store()"
                + fix,
            "[WEFT-021] the metric \"lake_store_seconds\" has the histogram type BOTH here, but the"
                + " histogram type DEFAULT in shop.Client.store()"
                + fix);
  }

  @Test
  void whichMethodHasNoBody() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory")
            abstract class Client {
              @Timed abstract void fetch();
              @Retried native void load();
            }
            """)
        .prints(
            """
            [WEFT-080] @Timed has no effect on an abstract method: there is no code here to weave
              Fix: annotate the method that implements or calls it""",
            """
            [WEFT-080] @Retried has no effect on a native method: there is no code here to weave
              Fix: annotate the method that implements or calls it""");
  }

  @Test
  void whoCannotThrow() {
    assertThatMember("@Retried(retryOn = IOException.class) void fetch() {}")
        .prints(
            """
            [WEFT-060] retryOn names the checked exception IOException, which fetch cannot throw
              Fix: declare it with throws, or remove it here""");
    assertThatType(
            "Client",
            """
            @MeshService("inventory") @Retried(abortOn = IOException.class)
            class Client {
              public void fetch() {}
              public void load() {}
            }
            """)
        .prints(
            """
            [WEFT-060] abortOn names the checked exception IOException, which its methods \
            cannot throw
              Fix: declare it with throws, or remove it here""");
  }

  @Test
  void whatGivesPersonalDataAway() {
    String text =
        "[WEFT-040] the label \"%s\" looks like personal data or a secret: its %s says \"%s\"; metrics"
            + " are read by many and kept for long\n  Fix: drop the label, mask it (mask = true), or"
            + " allow it with a reason (allow = \"internal ids only\")";
    assertThatMember(TIMED + "void store(@Label(value = \"user_email\", max = 9) int a) {}")
        .prints(text.formatted("user_email", "name", "email"));
    assertThatMember(TIMED + "void store(@Label(value = \"who\", max = 9) int userId) {}")
        .prints(text.formatted("who", "parameter", "user_id"));
    assertThatMember(TIMED + "void store(@Label(value = \"a\", max = 9) java.net.InetAddress b) {}")
        .prints(text.formatted("a", "type", "inet"));
  }

  @Test
  void whyAPredicateIsNotMade() {
    assertThatMember(
            """
            interface Empty extends java.util.function.Predicate<Object> {}
            @Retried(retryOnResult = Empty.class) String fetch() { return ""; }
            """)
        .prints(unmade("is not a class"));
    assertThatMember(
            """
            static abstract class Empty implements java.util.function.Predicate<Object> {}
            @Retried(retryOnResult = Empty.class) String fetch() { return ""; }
            """)
        .prints(unmade("is abstract"));
  }

  @Test
  void whatAPredicateShouldTest() {
    assertThatMember(
            """
            static class Empty implements java.util.function.Predicate<String> {
              public boolean test(String result) { return true; }
            }
            @Retried(retryOnResult = Empty.class) long fetch() { return 1; }
            """)
        .prints(
            """
            [WEFT-106] Client.Empty tests String, but fetch gives Long
              Fix: let it implement Predicate<Long>, or Predicate of a supertype""");
  }

  @Test
  void theTypesOfAPredicateAreWrittenInFull() {
    assertThatMember(
            """
            static class Empty implements java.util.function.Predicate<List<String>> {
              public boolean test(List<String> result) { return true; }
            }
            @Retried(retryOnResult = Empty.class) List<Integer> fetch() { return null; }
            """)
        .prints(
            """
            [WEFT-106] Client.Empty tests List<String>, but fetch gives List<Integer>
              Fix: let it implement Predicate<List<Integer>>, or Predicate of a supertype""");
  }

  @Test
  void whatIsReturnedHasNoArticle() {
    assertThatMember("@Retried FutureTask<String> fetch() { return null; }")
        .prints(
            """
            [WEFT-100] @Retried has to return a future of its own, which cannot be of type \
            FutureTask
              Fix: declare CompletionStage, CompletableFuture or Future as the return type, or \
            retry where the future is waited for""");
    assertThatMember(
            """
            static class Empty implements java.util.function.Predicate<Object> {
              public boolean test(Object result) { return true; }
            }
            @Retried(retryOnResult = Empty.class)
            Flow.Publisher<String> fetch() { return null; }
            """)
        .prints(
            """
            [WEFT-101] retryOnResult asks about the value that a method returns, but \
            Flow.Publisher may have many
              Fix: remove retryOnResult, or return a Mono or a CompletionStage of all the elements""");
    assertThatMember("@Timed SubmissionPublisher<String> fetch() { return null; }")
        .prints(
            """
            [WEFT-087] a publisher of Weft's own cannot be of type SubmissionPublisher, so what \
            would be recorded is how long it takes to ask, not to answer
              Fix: declare CompletionStage, Mono, Flux or Flow.Publisher as the return type, or \
            annotate the method that waits for the result""");
  }

  @Test
  void oneIsNoPlural() {
    String max = "[WEFT-032] max = 3 has no effect: %s\n  Fix: leave max out";
    assertThatMember(
            "enum Only { ONE } " + TIMED + "void store(@Label(value = \"a\", max = 3) Only a) {}")
        .prints(max.formatted("Client.Only has 1 value"));
    assertThatMember(TIMED + "void store(@Label(value = \"a\", max = 3) boolean a) {}")
        .prints(max.formatted("boolean has 2 values"));
    String window =
        """
        [WEFT-065] minimumCalls = 20 (the default) can never be reached: the window holds %s, so \
        the circuit would never open
          Fix: write a minimumCalls of at most that, or a larger window""";
    assertThatMember("@CircuitGuarded(window = \"1 call\") void fetch() {}")
        .prints(window.formatted("1 call"));
    assertThatMember("@CircuitGuarded(window = \"2 calls\") void fetch() {}")
        .prints(window.formatted("2 calls"));
  }

  @Test
  void aLimitIsNearFromEightyPercentOn() {
    String one = "@Timed(metric = \"lake_store_seconds\", help = \"h\", buckets = 1) void a() {}";
    assertThatMember(one)
        .with("-Aweft.maxSeriesPerMetric=5")
        .prints(
            """
            [WEFT-034] lake_store_seconds: 4 (1 bucket, +Inf, sum and count) = 4 series, 80 % or \
            more of the 5 that weft.maxSeriesPerMetric allows
              Fix: lower a maximum before it grows, or raise the limit with \
            -Aweft.maxSeriesPerMetric=…""");
    assertThatMember(one)
        .with("-Aweft.maxSeries=5")
        .prints(
            """
            [WEFT-036] this module makes 4 series, 80 % or more of the 5 that weft.maxSeries \
            allows; the largest share is lake_store_seconds with 4
              Fix: lower what is largest, or raise the limit with -Aweft.maxSeries=…""");
  }

  @Test
  void aLabelIsUnusedThoughItsClassHasAnAnnotation() {
    String text =
        """
        [WEFT-086] nothing uses the label "kind": no annotation of Weft's holds for what it \
        belongs to
          Fix: remove the @Label""";
    assertThatType(
            "Client",
            """
            @MeshService("inventory") @Timed
            class Client {
              Client(@Label("kind") boolean a) {}
              public void fetch() {}
            }
            """)
        .prints(text);
    assertThatMember("record Key(@Label(\"kind\") boolean a) {}").prints(text);
    assertThatMember("void store(@Label(\"kind\") boolean a) {}")
        .prints(text + ", or add @Timed(metric = \"…_seconds\", help = \"…\") to the method");
  }

  @Test
  void onlyAMethodCanBeLoadBalanced() {
    String text = "[WEFT-085] @Instance has no effect: this %s is not @LoadBalanced\n  Fix: %s";
    assertThatMember("Client(@Instance URI at) {}")
        .prints(text.formatted("constructor", "remove @Instance"));
    assertThatMember("@Timed void fetch(@Instance URI at) {}")
        .prints(text.formatted("method", "remove @Instance, or add @LoadBalanced to the method"));
  }

  @Test
  void allThatAnOverrideLosesIsNamed() {
    String text =
        """
        [WEFT-090] this method overrides Client.fetch without its %s: annotations of methods are \
        not inherited
          Fix: repeat %1$s here; where the method only adds to super.fetch(…), write \
        @SuppressWarnings("weft:WEFT-090")""";
    String sub = "static class Sub extends Client { %s @Override void fetch(URI at) {} }";
    String fetch =
        "@Timed @Retried @CircuitGuarded @LoadBalanced void fetch(@Instance URI at) {}\n";
    assertThatMember(fetch + sub.formatted(""))
        .prints(text.formatted("@Timed, @Retried, @CircuitGuarded and @LoadBalanced"));
    assertThatMember(fetch + sub.formatted("@Timed @Retried @CircuitGuarded"))
        .prints(text.formatted("@LoadBalanced"));
    assertThatMember(fetch + sub.formatted("@SuppressWarnings(\"weft:WEFT-090\")")).isAccepted();
  }

  @Test
  void onlyWhatHasADefaultMayBeLeftOut() {
    String text = "[WEFT-016] the %s is blank\n  Fix: write a name";
    assertThatType("Client", "@MeshService(\"\") class Client {}")
        .prints(text.formatted("service"));
    String orDefault = text + ", or leave it out to take the default";
    assertThatMember("@Timed(service = \" \") void fetch() {}")
        .prints(orDefault.formatted("service"));
    assertThatMember("@Timed(operation = \" \") void fetch() {}")
        .prints(orDefault.formatted("operation"));
    assertThatMember("@Retried(operation = \" \") void fetch() {}")
        .prints(orDefault.formatted("operation"));
  }

  @Test
  void whatMillisecondsAreInSeconds() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", buckets = {5, 10, 100, 2000})
            void store() {}
            """)
        .prints(
            """
            [WEFT-116] buckets from 5.0 to 2000.0 look like milliseconds, but bounds are in seconds
              Fix: write seconds: from 0.005 to 2.0""");
  }

  @Test
  void whichInstancesAreOfAnotherType() {
    assertThatMember(
            """
            @LoadBalanced void fetch(@Instance URI at) {}
            @LoadBalanced void load(@Instance String at) {}
            """)
        .prints(
            """
            [WEFT-117] an instance of the service "inventory" is of type String here, but of type \
            URI in shop.Client.fetch(java.net.URI): no object is both
              Fix: use the type that the service's instances are registered with in both""");
  }

  @Test
  void bucketsAreCountedFromOne() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", buckets = {1, 2, 2}) void store() {}
            """)
        .prints(
            """
            [WEFT-073] bucket 3 is 2.0: bounds must be positive, finite and ascending
              Fix: write upper bounds in seconds, smallest first, without +Inf: {0.01, 0.1, 1}""");
  }

  private static String unmade(String why) {
    return "[WEFT-105] no object of Client.Empty can be made: it "
        + why
        + "\n  Fix: write a class of its own, or a static nested one, with a constructor without"
        + " parameters";
  }

  private static void assertSeries(String member, String text) {
    assertThatMember(member).with("-Aweft.maxSeriesPerMetric=1").prints(text);
  }
}
