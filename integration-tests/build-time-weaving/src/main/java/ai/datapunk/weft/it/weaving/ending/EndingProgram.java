package ai.datapunk.weft.it.weaving.ending;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends, by itself or with a status, and makes calls meanwhile, in its shutdown hook and in a thread
 * that goes on; prints what came of them.
 */
public final class EndingProgram {

  private static final int ROUNDS = 20;

  private final RetriedCalls calls = new RetriedCalls();
  private final AtomicInteger rounds = new AtomicInteger();
  private final CountDownLatch enough = new CountDownLatch(ROUNDS);

  private EndingProgram() {}

  /**
   * The program.
   *
   * @param arguments whether Weft is used before the end, and the status to exit with; -1 for none
   */
  public static void main(String[] arguments) throws IOException {
    if (Boolean.parseBoolean(arguments[0])) {
      EndingProgram program = new EndingProgram();
      MetricsEndpoint endpoint = begin();
      program.round();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> program.end(endpoint)));
    } else {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> new EndingProgram().end(begin())));
    }
    int status = Integer.parseInt(arguments[1]);
    if (status >= 0) {
      System.exit(status);
    }
  }

  private static MetricsEndpoint begin() {
    Weft.instances("ending", () -> List.of("a", "b"));
    return MetricsEndpoint.builder().port(0).start();
  }

  /** The shutdown hook. */
  private void end(MetricsEndpoint endpoint) {
    Thread other = new Thread(this::goOn);
    other.setDaemon(true);
    other.start();
    try {
      if (!enough.await(30, TimeUnit.SECONDS)) {
        System.out.println("not enough rounds");
      }
      round();
      HttpRequest scrape = HttpRequest.newBuilder(endpoint.uri()).build();
      HttpClient.newHttpClient()
          .send(scrape, BodyHandlers.ofLines())
          .body()
          .filter(line -> line.matches("(mesh_service_calls|weft_recording_failures)_total.*"))
          .forEach(System.out::println);
      System.out.println("rounds " + rounds.get() / ROUNDS);
    } catch (IOException | InterruptedException | RuntimeException | Error wrong) {
      wrong.printStackTrace(System.out);
    }
    endpoint.close();
  }

  /** Ends with the JVM. */
  private void goOn() {
    while (enough.getCount() > 0) {
      round();
      enough.countDown();
    }
  }

  private void round() {
    try {
      IllegalArgumentException failure = new IllegalArgumentException();
      expect(calls.say("word " + rounds.get()), "word " + rounds.get());
      expect(calls.thirdTime(null), "third");
      try {
        calls.fail(null, failure);
      } catch (IllegalArgumentException thrown) {
        expect(thrown == failure ? "its own" : thrown, "its own");
      }
      try {
        calls.thirdTimeLater(null).get(20, TimeUnit.SECONDS);
      } catch (java.util.concurrent.ExecutionException | CompletionException thrown) {
        expect(thrown.getCause().getMessage(), "never");
      }
      rounds.incrementAndGet();
    } catch (Exception | Error wrong) {
      wrong.printStackTrace(System.out);
    }
  }

  private static void expect(Object seen, String expected) {
    if (!expected.equals(seen)) {
      System.out.println("saw " + seen + " in place of " + expected);
    }
  }
}
