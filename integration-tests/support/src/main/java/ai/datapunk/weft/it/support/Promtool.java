package ai.datapunk.weft.it.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Prometheus' own tool says of a page of metrics, and of rules. */
public final class Promtool {

  /** What begins with this did not do. */
  public static final String FAILED = "failed: ";

  private static final Path NOTHING = Path.of("/dev/null");

  private Promtool() {}

  /** Empty where it has nothing to say. */
  public static String said(String page) throws IOException, InterruptedException {
    Path file = Files.createTempFile(Path.of("target"), "metrics", ".txt");
    Files.writeString(file, page);
    return run(file, List.of("check", "metrics"));
  }

  /** Says that each rule of these files is one. */
  public static String checkedRules(List<Path> rules) throws IOException, InterruptedException {
    return run(NOTHING, command(List.of("check", "rules", "--lint=all", "--lint-fatal"), rules));
  }

  /** Says which of these tests of rules do not hold, and why; a process for each file at once. */
  public static String testedRules(List<Path> tests) throws IOException, InterruptedException {
    Map<Process, Path> running = new LinkedHashMap<>();
    for (Path test : tests) {
      Path said = Files.createTempFile(Path.of("target"), "tested", ".txt");
      running.put(
          process(NOTHING, List.of("test", "rules", test.toString()))
              .redirectOutput(said.toFile())
              .start(),
          said);
    }
    StringBuilder all = new StringBuilder();
    boolean failed = false;
    for (Map.Entry<Process, Path> one : running.entrySet()) {
      failed |= one.getKey().waitFor() != 0;
      all.append(Files.readString(one.getValue()));
      Files.delete(one.getValue());
    }
    return failed ? FAILED + all : all.toString();
  }

  private static List<String> command(List<String> words, List<Path> files) {
    return Stream.concat(words.stream(), files.stream().map(Path::toString)).toList();
  }

  private static String run(Path input, List<String> arguments)
      throws IOException, InterruptedException {
    Process process = process(input, arguments).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() == 0 ? said : FAILED + said;
  }

  private static ProcessBuilder process(Path input, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(Programs.require("promtool").toString()));
    command.addAll(arguments);
    ProcessBuilder process =
        new ProcessBuilder(command).redirectInput(input.toFile()).redirectErrorStream(true);
    // It lives for seconds: what it would save by collecting its garbage more often is not needed.
    process.environment().put("GOGC", "400");
    return process;
  }
}
