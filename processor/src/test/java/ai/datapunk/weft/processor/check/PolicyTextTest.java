package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import org.junit.jupiter.api.Test;

/**
 * What is printed, word for word, of policies: their ranges, what contradicts what, and where two
 * differ.
 */
final class PolicyTextTest {

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
            [WEFT-065] minimumCalls = 10 is more than the window holds: 9 calls
              Fix: write a minimumCalls of at most that, so that both say when a rate counts, or \
            a larger window""");
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

  private static String unmade(String why) {
    return "[WEFT-105] no object of Client.Empty can be made: it "
        + why
        + "\n  Fix: write a class of its own, or a static nested one, with a constructor without"
        + " parameters";
  }
}
