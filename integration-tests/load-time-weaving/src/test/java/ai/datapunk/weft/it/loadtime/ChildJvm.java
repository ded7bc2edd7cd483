package ai.datapunk.weft.it.loadtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, and all that it has printed. */
final class ChildJvm {

  private static final long MOST_SECONDS = 120;

  /** What the suite says where every call did and counted what it must. */
  static final String ALL_RIGHT = "suite: 71 checks passed, 266 series right, 0 wrong";

  static final String SUITE = "com.example.suite.Suite";

  /** How a program has ended. */
  record Ended(int status, String output) {

    /** It was the suite, and all was as it must be. */
    void isAllRight() {
      assertThat(output).contains(ALL_RIGHT).doesNotContain("are not woven");
      assertThat(status).isZero();
    }

    /** The suite also says how much the agent has woven. */
    void isAllRightAndTheAgentWove(int classes, int methods) {
      isAllRight();
      assertThat(output)
          .contains("suite: agent woven.classes: " + classes + System.lineSeparator())
          .contains("suite: agent woven.methods: " + methods + System.lineSeparator())
          .contains("suite: agent unwoven: " + System.lineSeparator())
          .doesNotContain("weft-agent:");
    }
  }

  private ChildJvm() {}

  /** Runs the JDK's java: few classes are compiled well, since none runs for long. */
  static Ended java(Path home, Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return run(command);
  }

  static Ended run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("child", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS))
          .as("%s ends; so far: %s", command, Files.readString(output))
          .isTrue();
      return new Ended(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(output);
    }
  }
}
