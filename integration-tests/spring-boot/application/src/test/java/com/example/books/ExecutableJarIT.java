package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as it is delivered: one jar, with jars in it. */
class ExecutableJarIT {

  private static final Pattern PORT = Pattern.compile("(?:Tomcat|Netty) started on port (\\d+)");

  @TempDir private Path folder;

  @Test
  void itsCallsAreScraped() throws Exception {
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    String option = System.getProperty("books.java", "");
    if (!option.isBlank()) {
      command.add(option);
    }
    command.addAll(
        List.of(
            "-jar",
            System.getProperty("books.jar"),
            "--server.port=0",
            "--server.address=127.0.0.1",
            // So that it has the name which the build has given it.
            "--spring.application.name="));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      int port = port(process, log);
      assertThat(get(port, "/books")).isEqualTo("[]");
      assertThat(
              Application.value(
                  get(port, "/actuator/prometheus"),
                  Application.calls("library", "all", "success")))
          .isEqualTo(1);
      assertThat(get(port, "/actuator/weft"))
          .containsPattern("\"application\":\"books-boot-[34]\"")
          .contains("\"unwoven\":{}");
      assertThat(Files.readString(log).contains("Starting AOT-processed BooksApplication"))
          .isEqualTo(option.contains("aot"));
    } finally {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static int port(Process process, Path log) throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      Matcher port = PORT.matcher(Files.readString(log));
      if (port.find()) {
        return Integer.parseInt(port.group(1));
      }
      assertThat(process.waitFor(100, TimeUnit.MILLISECONDS))
          .as(() -> "it ended: " + log)
          .isFalse();
    }
    throw new AssertionError("it did not start in a minute: " + Files.readString(log));
  }

  private static String get(int port, String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
