package shop;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.WovenAssertions;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** An application that serves its metrics, and what a test of it asserts. */
public final class Main {

  private Main() {}

  /**
   * Prints what a scrape says of weaving, and then how the test ends; with an argument, has a mesh
   * of its own and serves nothing.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0) {
      Weft.use(Mesh.builder().build());
      waitForTheLookAtClassFiles();
      return;
    }
    try (MetricsEndpoint endpoint = MetricsEndpoint.builder().port(0).start()) {
      new Client().sum(1);
      waitForTheLookAtClassFiles();
      scrape(endpoint).lines().filter(line -> line.contains("unwoven")).forEach(Main::say);
    }
    try {
      WovenAssertions.assertWoven(Client.class);
      say("woven");
    } catch (AssertionError notWoven) {
      say(notWoven.toString());
    }
  }

  private static void waitForTheLookAtClassFiles() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("weft-weaving-check")) {
        thread.join();
      }
    }
  }

  private static String scrape(MetricsEndpoint endpoint) throws IOException {
    try (InputStream in = endpoint.uri().toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
