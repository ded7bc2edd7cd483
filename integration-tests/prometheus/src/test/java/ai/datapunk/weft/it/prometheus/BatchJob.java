package ai.datapunk.weft.it.prometheus;

import com.example.storefront.batch.StockTake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The quickstart's batch job, as a process of its own that ends. */
final class BatchJob {

  private BatchJob() {}

  /**
   * Counts so many shelves and pushes to a gateway.
   *
   * @param options of its JVM
   * @return its exit code, which is 1 where shelves could not be read: each fiftieth
   */
  static int run(Path folder, String gateway, int shelves, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(StockTake.class.getName(), gateway, Integer.toString(shelves)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("job-" + shelves + ".log").toFile())
        .start()
        .waitFor();
  }
}
