package ai.datapunk.weft.it.prometheus.drill;

import ai.datapunk.weft.it.support.RunningProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A shop in a process of its own, until it is closed or dies. */
final class RunningShop implements AutoCloseable {

  private final int port;
  private final Path log;
  private Process process;
  private BufferedReader answers;
  private PrintStream orders;

  /** One whose doors are open when this returns. */
  RunningShop(Path folder) throws IOException {
    port = RunningProgram.freePort();
    log = folder.resolve("shop-" + port + ".log");
    start();
  }

  /** Starts it again at the same address, once it is dead. */
  final void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ShopProgram.class.getName(),
                Integer.toString(port))
            .redirectError(log.toFile())
            .start();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    answer();
  }

  String authority() {
    return "127.0.0.1:" + port;
  }

  URI metrics() {
    return URI.create("http://" + authority() + "/metrics");
  }

  /** Has it do something, and waits until it is done. */
  void tell(String order) throws IOException {
    orders.println(order);
    answer();
  }

  /** How many requests were sent to each service, and how many orders placed. */
  Map<String, Long> counts() throws IOException {
    orders.println(ShopProgram.COUNT);
    Map<String, Long> counts = new HashMap<>();
    for (String each : answer().split(" ", -1)) {
      counts.put(
          each.substring(0, each.indexOf('=')),
          Long.valueOf(each.substring(each.indexOf('=') + 1)));
    }
    return counts;
  }

  private String answer() throws IOException {
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("The shop is dead; its log is " + log);
    }
    return answer;
  }

  /** As by a crash: it has no time to do anything. */
  void die() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
