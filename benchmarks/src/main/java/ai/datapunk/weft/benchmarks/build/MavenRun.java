package ai.datapunk.weft.benchmarks.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Maven in a process of its own, with a local repository of its own into which Weft is staged. */
final class MavenRun {

  private static final long MINUTES = 10;

  /** Begins the system properties that this program is told versions and folders with. */
  private static final String PREFIX = "build.";

  /** The properties that the POMs have their versions from. */
  private static final List<String> VERSIONS =
      List.of(
          "weft.version",
          "clean.version",
          "resources.version",
          "compiler.version",
          "aspectj.version",
          "aspectj-plugin.version");

  /** Printed before each line, by which goals are timed. */
  private static final String LOG_OPTIONS =
      "-Dorg.slf4j.simpleLogger.showDateTime=true"
          + " -Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS";

  private MavenRun() {}

  /** A finished build: how long it took, from outside, and its goals, in their order. */
  record Build(double seconds, Map<String, Double> goals) {

    /** The time of the goals whose names begin so. */
    double seconds(String plugin) {
      return goals.entrySet().stream()
          .filter(goal -> goal.getKey().startsWith(plugin))
          .mapToDouble(Map.Entry::getValue)
          .sum();
    }
  }

  /** Builds a project. */
  static Build of(Path project, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(property("maven"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-gs", property("settings")));
    command.add("-Dnested.user.repository=" + property("user.repository"));
    command.add("-Dmaven.repo.local=" + property("repository"));
    VERSIONS.forEach(name -> command.add("-D" + name + "=" + property(name)));
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile("maven", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", LOG_OPTIONS);
    builder.environment().remove("MAVEN_ARGS");
    long start = System.nanoTime();
    Process maven = builder.start();
    boolean ended = maven.waitFor(MINUTES, TimeUnit.MINUTES);
    double seconds = (System.nanoTime() - start) / 1e9;
    List<String> lines = Files.readAllLines(log);
    Files.delete(log);
    if (!ended || maven.exitValue() != 0) {
      maven.destroyForcibly();
      throw new IOException("Maven failed in " + project + ":\n" + String.join("\n", lines));
    }
    return new Build(seconds, GoalTimes.of(lines));
  }

  private static String property(String name) {
    String value = System.getProperty(PREFIX + name);
    if (value == null) {
      throw new IllegalStateException("Give -D" + PREFIX + name);
    }
    return value;
  }
}
