package ai.datapunk.weft.it.plugin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of an application of Spring Boot's, on a port of loopback that it chooses itself. */
final class StartedProcess implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Pattern STARTED =
      Pattern.compile("Started BooksApplication in ([0-9.]+) seconds");
  private static final int SECONDS = 180;

  private final Process process;
  private final Path log;

  private StartedProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** What a command starts, once it says that it has started. */
  static StartedProcess of(ProcessBuilder command, Path log)
      throws IOException, InterruptedException {
    StartedProcess started =
        new StartedProcess(
            command.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    try {
      started.find(STARTED);
      return started;
    } catch (AssertionError | IOException | InterruptedException failed) {
      started.close();
      throw failed;
    }
  }

  /** What the application itself says of how long its start took. */
  double seconds() throws IOException, InterruptedException {
    return Double.parseDouble(find(STARTED));
  }

  String get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + find(PORT) + path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private String find(Pattern pattern) throws IOException, InterruptedException {
    for (int i = 0; i < SECONDS * 20; i++) {
      Matcher found = pattern.matcher(Files.readString(log));
      if (found.find()) {
        return found.group(1);
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("it ended with " + process.exitValue() + ":\n" + text());
      }
    }
    throw new AssertionError("it has not started:\n" + text());
  }

  private String text() throws IOException {
    return Files.readString(log);
  }

  /** Ends it and what it has started. */
  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroy);
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, 30, TimeUnit.SECONDS)
        .join();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
