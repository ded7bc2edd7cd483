package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PoliciesTest {

  @Test
  void whatContradictsADefaultIsWrongWhereItIsWritten() {
    assertThatMember("@Retried(delay = «\"20s\") void fetch() {}").reports(Message.MAX_DELAY);
    assertThatMember("@Retried(maxDelay = «\"50ms\") void fetch() {}").reports(Message.MAX_DELAY);
    assertThatMember("@Retried(abortOn = {Error.class, Throwable«.class}) void fetch() {}")
        .reports(Message.RETRY_CONTRADICTION);
    assertThatMember("@Retried(delay = \"1s\", maxDuration = «\"2s\") void fetch() {}")
        .reports(Message.BACKOFF_TOO_LONG);
    assertThatMember("@CircuitGuarded(window = «\"10 calls\") void fetch() {}")
        .reports(Message.MINIMUM_CALLS_ABOVE_WINDOW);
    assertThatMember("@CircuitGuarded(ignore = {Error.class, Throwable«.class}) void fetch() {}")
        .reports(Message.FAIL_ON_CONTRADICTION);
  }

  @Test
  void retryingTakesTwoToAHundredAttempts() {
    assertThatMember("@Retried(maxAttempts = «1) void fetch() {}").reports(Message.MAX_ATTEMPTS);
    assertThatMember("@Retried(maxAttempts = «101) void fetch() {}").reports(Message.MAX_ATTEMPTS);
    assertThatMember("@Retried(maxAttempts = 2) void fetch() {}").isAccepted();
    assertThatMember("@Retried(maxAttempts = 100, delay = \"1ms\") void fetch() {}").isAccepted();
  }

  @Test
  void durationsAreANumberAndAUnit() {
    assertThatMember(
            "@Retried(delay = «\"10\", maxDelay = «\"1  s\", maxDuration = «\"-1s\") void fetch()"
                + " {}")
        .reports(Message.DURATION, Message.DURATION, Message.DURATION);
    assertThatMember("@Retried(delay = «\"1m30s\") void fetch() {}").reports(Message.DURATION);
    assertThatMember("@CircuitGuarded(openFor = «\"\", slowCall = «\"1x\") void fetch() {}")
        .reports(Message.DURATION, Message.DURATION);
    assertThatMember(
            "@Retried(delay = \"0.5ms\", maxDelay = \"1s\", maxDuration = \"1m\") void fetch() {}")
        .isAccepted();
  }

  @Test
  void durationsOfARetryAreInRange() {
    assertThatMember(
            """
            @Retried(delay = «"3601s", maxDelay = «"2h", maxDuration = «"0s") void fetch() {}
            """)
        .reports(Message.DURATION_RANGE, Message.DURATION_RANGE, Message.DURATION_RANGE);
    assertThatMember(
            "@Retried(delay = \"0ms\", maxDelay = \"1h\", maxDuration = \"24h\") void fetch() {}")
        .isAccepted();
  }

  @Test
  void durationsOfABreakerAreInRange() {
    assertThatMember("@CircuitGuarded(openFor = «\"999us\", slowCall = «\"25h\") void fetch() {}")
        .reports(Message.DURATION_RANGE, Message.DURATION_RANGE);
    assertThatMember("@CircuitGuarded(openFor = \"1ms\", slowCall = \"24h\") void fetch() {}")
        .isAccepted();
  }

  @Test
  void theLongestWaitIsNotShorterThanTheFirst() {
    assertThatMember("@Retried(delay = \"2s\", maxDelay = «\"1s\") void fetch() {}")
        .reports(Message.MAX_DELAY);
    assertThatMember("@Retried(delay = «\"11s\") void fetch() {}").reports(Message.MAX_DELAY);
    assertThatMember("@Retried(delay = \"2s\", maxDelay = \"2s\") void fetch() {}").isAccepted();
  }

  @Test
  void multiplierAndJitterAreInRange() {
    assertThatMember("@Retried(multiplier = «0.9, jitter = «1.1) void fetch() {}")
        .reports(Message.MULTIPLIER, Message.JITTER);
    assertThatMember("@Retried(multiplier = «10.5, jitter = «-0.1) void fetch() {}")
        .reports(Message.MULTIPLIER, Message.JITTER);
    assertThatMember("@Retried(multiplier = 0.0 «/ 0, jitter = 0.0 «/ 0) void fetch() {}")
        .reports(Message.MULTIPLIER, Message.JITTER);
    assertThatMember("@Retried(multiplier = 1, jitter = 0) void fetch() {}").isAccepted();
    assertThatMember("@Retried(multiplier = 10, jitter = 1) void fetch() {}").isAccepted();
  }

  @Test
  void aBudgetIsAShareOfTheCalls() {
    for (String share : List.of("«1.01", "«-0.2", "0.0 «/ 0")) {
      assertThatMember("@Retried(budget = " + share + ") void fetch() {}").reports(Message.BUDGET);
    }
    for (String share : List.of("0", "0.2", "1")) {
      assertThatMember("@Retried(budget = " + share + ") void fetch() {}").isAccepted();
    }
  }

  @Test
  void decorrelatedJitterAsksForNoMultiplier() {
    String jitter = "jitterType = ai.datapunk.weft.annotation.JitterType.";
    assertThatMember("@Retried(multiplier = «3, " + jitter + "DECORRELATED) void fetch() {}")
        .reports(Message.MULTIPLIER_IN_VAIN);
    assertThatMember("@Retried(" + jitter + "DECORRELATED) void fetch() {}").isAccepted();
    assertThatMember("@Retried(multiplier = 3, " + jitter + "FULL) void fetch() {}").isAccepted();
  }

  @Test
  void onlyWaitsAreSpread() {
    String jitter = "jitterType = ai.datapunk.weft.annotation.JitterType«.";
    String fetch = ") void fetch() {}";
    assertThatMember("@Retried(delay = \"0ms\", " + jitter + "FULL" + fetch)
        .reports(Message.SPREAD_IN_VAIN);
    assertThatMember(
            "@Retried(delay = \"10ms\", maxDelay = \"10000us\", " + jitter + "DECORRELATED" + fetch)
        .reports(Message.SPREAD_IN_VAIN);
    jitter = jitter.replace("«", "");
    assertThatMember("@Retried(delay = \"10ms\", maxDelay = \"10ms\", " + jitter + "FULL" + fetch)
        .isAccepted();
    assertThatMember(
            "@Retried(delay = \"10ms\", maxDelay = \"11ms\", " + jitter + "DECORRELATED" + fetch)
        .isAccepted();
  }

  /** Full jitter may wait for nothing at all, decorrelated jitter for no less than the delay. */
  @Test
  void theKindOfJitterSaysHowShortWaitsCanBe() {
    String jitter = "jitterType = ai.datapunk.weft.annotation.JitterType.";
    String member = "@Retried(%s, delay = \"1s\", maxDuration = %s\"%s\") void fetch() {}";
    assertThatMember(member.formatted(jitter + "FULL", "", "1ms")).isAccepted();
    assertThatMember(member.formatted(jitter + "DECORRELATED", "«", "999ms"))
        .reports(Message.BACKOFF_NEVER);
    assertThatMember(member.formatted(jitter + "DECORRELATED", "«", "1999ms"))
        .reports(Message.BACKOFF_TOO_LONG);
    assertThatMember(member.formatted(jitter + "DECORRELATED", "", "2s")).isAccepted();
  }

  @Test
  void thereIsSomethingToRetryOn() {
    assertThatMember("@Retried(retryOn = «{}) void fetch() {}").reports(Message.RETRY_ON_NOTHING);
    assertThatMember("@Retried(retryOn = RuntimeException.class) void fetch() {}").isAccepted();
    assertThatMember(
            "@Retried(retryOn = {}, retryOnResult = Empty.class) String fetch() { return \"\"; }"
                + " static class Empty implements java.util.function.Predicate<String> {"
                + " @Override public boolean test(String it) { return it.isEmpty(); } }")
        .isAccepted();
  }

  @Test
  void thereIsSomethingToCountAsAFailure() {
    assertThatMember("@CircuitGuarded(failOn = «{}) void fetch() {}")
        .reports(Message.FAIL_ON_NOTHING);
    assertThatMember("@CircuitGuarded(failOn = Error.class, ignore = {}) void fetch() {}")
        .isAccepted();
  }

  @Test
  void whatIsIgnoredIsNotInFailOn() {
    assertThatMember(
            """
            @CircuitGuarded(failOn = {Error.class, EOFException«.class}, ignore = IOException.class)
            void fetch() {}
            """)
        .reports(Message.FAIL_ON_CONTRADICTION);
    assertThatMember(
            "@CircuitGuarded(failOn = IOException.class, ignore = EOFException.class)"
                + " void a() throws IOException {}")
        .isAccepted();
  }

  @Test
  void ratesAreShares() {
    assertThatMember("@CircuitGuarded(failureRate = «0, slowCallRate = «50) void fetch() {}")
        .reports(Message.RATE, Message.RATE);
    assertThatMember("@CircuitGuarded(failureRate = 0.01, slowCallRate = 1) void fetch() {}")
        .isAccepted();
  }

  @Test
  void windowsAreATimeOrANumberOfCalls() {
    assertThatMember("@CircuitGuarded(window = «\"many calls\") void fetch() {}")
        .reports(Message.WINDOW);
    assertThatMember("@CircuitGuarded(window = «\"100 cals\") void fetch() {}")
        .reports(Message.WINDOW);
    assertThatMember("@CircuitGuarded(window = \"100calls\") void fetch() {}").isAccepted();
    assertThatMember("@CircuitGuarded(window = «\"1500ms\") void fetch() {}")
        .reports(Message.WINDOW_RANGE);
    assertThatMember("@CircuitGuarded(window = «\"0s\") void fetch() {}")
        .reports(Message.WINDOW_RANGE);
    assertThatMember("@CircuitGuarded(window = «\"3601s\") void fetch() {}")
        .reports(Message.WINDOW_RANGE);
    assertThatMember("@CircuitGuarded(window = «\"100001 calls\") void fetch() {}")
        .reports(Message.WINDOW_RANGE);
    assertThatMember("@CircuitGuarded(window = «\"0 calls\", minimumCalls = 1) void fetch() {}")
        .reports(Message.WINDOW_RANGE);
    assertThatMember("@CircuitGuarded(window = \"1h\") void fetch() {}").isAccepted();
    assertThatMember("@CircuitGuarded(window = \"1s\") void fetch() {}").isAccepted();
    assertThatMember("@CircuitGuarded(window = \"100000 calls\") void fetch() {}").isAccepted();
    assertThatMember("@CircuitGuarded(window = \"1 call\", minimumCalls = 1) void fetch() {}")
        .isAccepted();
  }

  @Test
  void aWindowCanHoldTheMinimumOfCalls() {
    assertThatMember("@CircuitGuarded(window = \"10 calls\", minimumCalls = «11) void fetch() {}")
        .reports(Message.MINIMUM_CALLS_ABOVE_WINDOW);
    assertThatMember("@CircuitGuarded(window = «\"19 calls\") void fetch() {}")
        .reports(Message.MINIMUM_CALLS_ABOVE_WINDOW);
    assertThatMember("@CircuitGuarded(minimumCalls = «0) void fetch() {}")
        .reports(Message.MINIMUM_CALLS);
    assertThatMember("@CircuitGuarded(minimumCalls = «100001) void fetch() {}")
        .reports(Message.MINIMUM_CALLS);
    assertThatMember("@CircuitGuarded(window = \"10 calls\", minimumCalls = 10) void fetch() {}")
        .isAccepted();
    assertThatMember("@CircuitGuarded(minimumCalls = 1) void fetch() {}").isAccepted();
    assertThatMember("@CircuitGuarded(minimumCalls = 100000) void fetch() {}").isAccepted();
  }

  @Test
  void aHalfOpenCircuitLetsCallsThrough() {
    assertThatMember("@CircuitGuarded(trialCalls = «0) void fetch() {}")
        .reports(Message.TRIAL_CALLS);
    assertThatMember("@CircuitGuarded(trialCalls = «10001) void fetch() {}")
        .reports(Message.TRIAL_CALLS);
    assertThatMember("@CircuitGuarded(trialCalls = 1) void fetch() {}").isAccepted();
    assertThatMember("@CircuitGuarded(trialCalls = 10000) void fetch() {}").isAccepted();
  }

  @Test
  void strategiesAreWeftsOrTheUsersOwn() {
    assertThatMember("@LoadBalanced(strategy = «\"Round Robin\") void fetch(@Instance URI at) {}")
        .reports(Message.STRATEGY);
    assertThatMember(
            "@LoadBalanced(strategy = «\"least_conections\") void fetch(@Instance URI at) {}")
        .reports(Message.STRATEGY_MISSPELT);
    assertThatMember("@LoadBalanced(strategy = \"nearest_first\") void fetch(@Instance URI at) {}")
        .isAccepted();
  }

  @Test
  void theNumberOfInstancesIsInRange() {
    assertThatMember("@LoadBalanced(maxInstances = «0) void fetch(@Instance URI at) {}")
        .reports(Message.MAX_INSTANCES);
    assertThatMember("@LoadBalanced(maxInstances = «10001) void fetch(@Instance URI at) {}")
        .reports(Message.MAX_INSTANCES);
    assertThatMember("@LoadBalanced(maxInstances = 1) void fetch(@Instance URI at) {}")
        .isAccepted();
    assertThatMember("@LoadBalanced(maxInstances = 10000) void fetch(@Instance URI at) {}")
        .with("-Aweft.maxSeriesPerMetric=999999", "-Aweft.maxSeries=999999")
        .isAccepted();
  }

  @Test
  void exceptionsAreVisibleToTheGeneratedClass() {
    assertThatMember(
            """
            private static class Hidden extends Exception {}
            static class Seen extends Exception {}
            @Retried(retryOn = {Seen.class, Hidden«.class}, abortOn = Hidden«.class)
            @CircuitGuarded(ignore = Hidden«.class, failOn = {Seen.class, Hidden«.class})
            void fetch() throws Hidden, Seen {}
            """)
        .reports(
            Message.EXCEPTION_HIDDEN,
            Message.EXCEPTION_HIDDEN,
            Message.EXCEPTION_HIDDEN,
            Message.EXCEPTION_HIDDEN);
    assertThatMember(
            """
            private static class Hidden implements java.util.function.Predicate<Object> {
              public boolean test(Object result) { return true; }
            }
            @Retried(retryOnResult = Hidden«.class) int fetch() { return 1; }
            """)
        .reports(Message.EXCEPTION_HIDDEN);
  }

  @Test
  void aSecondAttemptFitsIntoTheWholeDuration() {
    assertThatMember(
            "@Retried(delay = \"1s\", jitter = 0.5, maxDuration = «\"499ms\") void fetch() {}")
        .reports(Message.BACKOFF_NEVER);
    assertThatMember(
            """
            @Retried(maxAttempts = 2, delay = "1s", jitter = 0.5, maxDuration = "500ms")
            void fetch() {}
            """)
        .isAccepted();
  }

  @Test
  void attemptsBeyondTheMostAreNotAddedUp() {
    assertThatMember(
            "@Retried(maxAttempts = «2147483647, delay = \"0ms\", maxDuration = \"1s\") void a()"
                + " {}")
        .reports(Message.MAX_ATTEMPTS);
  }

  @Test
  void theLastAttemptFitsIntoTheWholeDuration() {
    assertThatMember(
            """
            @Retried(maxAttempts = «4, delay = "1s", multiplier = 2, jitter = 0, maxDuration = "6999ms")
            void fetch() {}
            """)
        .reports(Message.BACKOFF_TOO_LONG);
    assertThatMember(
            """
            @Retried(maxAttempts = 4, delay = "1s", multiplier = 2, jitter = 0, maxDuration = "7s")
            void fetch() {}
            """)
        .isAccepted();
    assertThatMember(
            """
            @Retried(maxAttempts = 4, delay = "1s", multiplier = 2, maxDelay = "2s", jitter = 0,
                maxDuration = "5s")
            void fetch() {}
            """)
        .isAccepted();
  }

  @Test
  void whatIsNeverRetriedIsNotInRetryOn() {
    assertThatMember(
            """
            @Retried(retryOn = {IOException.class, EOFException«.class}, abortOn = EOFException.class)
            void fetch() throws IOException {}
            """)
        .reports(Message.RETRY_CONTRADICTION);
    assertThatMember(
            """
            @Retried(retryOn = EOFException«.class, abortOn = IOException.class)
            void fetch() throws IOException {}
            """)
        .reports(Message.RETRY_CONTRADICTION);
    assertThatMember(
            """
            @Retried(retryOn = IOException.class, abortOn = EOFException.class)
            void fetch() throws IOException {}
            """)
        .isAccepted();
  }

  @Test
  void whatIsRetriedOnCanBeThrown() {
    assertThatMember(
            """
            @Retried(retryOn = IOException«.class, abortOn = InterruptedException«.class)
            void fetch() throws TimeoutException {}
            """)
        .reports(Message.NEVER_THROWN, Message.NEVER_THROWN);
    assertThatMember(
            """
            @Retried(retryOn = {Exception.class, IllegalStateException.class, Throwable.class})
            void fetch() {}
            @Retried(retryOn = EOFException.class) void sub() throws IOException {}
            @Retried(retryOn = IOException.class) void sup() throws EOFException {}
            @Retried(retryOn = IOException.class) CompletionStage<String> later() { return null; }
            @Retried(retryOn = IOException.class)
            java.util.concurrent.Flow.Publisher<String> subscribed() { return null; }
            """)
        .isAccepted();
  }

  @Test
  void whatAClassIsRetriedOnCanBeThrownByOneOfItsMethods() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory") @Retried(retryOn = {IOException.class, TimeoutException«.class})
            class Client {
              public void fetch() throws IOException {}
              public void store() {}
            }
            """)
        .reports(Message.NEVER_THROWN);
  }

  @Test
  void anArgumentCanBeReadASecondTime() {
    assertThatMember(
            """
            @Retried void put(InputStream «in, Iterator<String> «names, Stream<String> «lines,
                List<String> all) {}
            """)
        .reports(Message.ONE_SHOT_ARGUMENT, Message.ONE_SHOT_ARGUMENT, Message.ONE_SHOT_ARGUMENT);
    assertThatMember("@Timed void put(InputStream in) {}").isAccepted();
    readOnce("Reader", "Readable", "Enumeration<String>", "Spliterator<String>", "IntStream");
    readOnce("java.nio.channels.ReadableByteChannel", "java.nio.channels.SocketChannel");
    readOnce("Scanner", "java.sql.ResultSet", "java.nio.file.DirectoryStream<String>");
    readAgain("java.nio.channels.FileChannel", "java.nio.channels.SeekableByteChannel");
    readAgain("java.nio.ByteBuffer", "java.nio.CharBuffer", "javax.sql.RowSet");
    readAgain("Iterable<String>", "Flow.Publisher<String>", "File", "byte[]", "String...");
  }

  @Test
  void whatAnArgumentHoldsCanBeReadASecondTime() {
    readOnce("InputStream[]", "InputStream[][]", "Optional<InputStream>", "List<InputStream>");
    readOnce("List<? extends InputStream>", "Set<Reader[]>");
    readOnce("Map<String, Reader>", "Map.Entry<Reader, String>", "Optional<List<Reader>>");
    readOnce("CompletableFuture<InputStream>", "Future<Stream<String>>");
    readAgain("Callable<InputStream>", "java.util.function.Supplier<InputStream>");
    readAgain("List<Callable<InputStream>>", "List<?>", "Map<String, byte[]>", "Class<Reader>");
    readAgain("Collection<? super InputStream>", "ListIterator<String>");
  }

  private static void readOnce(String... types) {
    for (String type : types) {
      assertThatMember("@Retried void put(" + type + " «in) {}").reports(Message.ONE_SHOT_ARGUMENT);
    }
  }

  private static void readAgain(String... types) {
    for (String type : types) {
      assertThatMember("@Retried void put(" + type + " in) {}").isAccepted();
    }
  }

  @Test
  void noRetryWaitsWithALock() {
    assertThatMember("@Retried synchronized void «fetch() {}").reports(Message.RETRY_SYNCHRONIZED);
    assertThatMember("@Timed synchronized void fetch() {}").isAccepted();
  }

  @Test
  void aRateOfSlowCallsNeedsANotionOfSlow() {
    assertThatMember("@CircuitGuarded(slowCallRate = «0.5) void fetch() {}")
        .reports(Message.SLOW_RATE_WITHOUT_SLOW_CALL);
    assertThatMember("@CircuitGuarded(slowCallRate = 0.5, slowCall = \"1s\") void fetch() {}")
        .isAccepted();
  }

  /** The methods of a service share one configuration: one that can throw it is enough. */
  @Test
  void aCircuitCountsWhatSomeMethodOfItsServiceCanThrow() {
    String failOn = "@CircuitGuarded(failOn = {IllegalStateException.class, IOException%s.class}) ";
    String here = failOn.formatted("");
    assertThatMember(here + "void a() {}\n" + here + "void b() throws FileNotFoundException {}")
        .isAccepted();
    assertThatMember(here + "CompletableFuture<String> a() { return null; }").isAccepted();
    assertThatMember(failOn.formatted("«") + "void a() {}\n" + here + "void b() {}")
        .reports(Message.FAIL_ON_NEVER_THROWN);
  }

  @Test
  void aCircuitOfAClassCountsWhatOneOfItsMethodsCanThrow() {
    String client =
        "@MeshService(\"a\") @CircuitGuarded(failOn = IOException%s.class) class Client {\n";
    assertThatType(
            "Client",
            client.formatted("") + "public void a() {} public void b() throws IOException {} }")
        .isAccepted();
    assertThatType("Client", client.formatted("«") + "public void a() {} public void b() {} }")
        .reports(Message.FAIL_ON_NEVER_THROWN);
  }
}
