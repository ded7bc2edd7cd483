package ai.datapunk.weft.it.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A project that Maven builds in a process of its own, with a local repository of its own into
 * which Weft is staged. What the user's repository has need not be fetched again: it is read as a
 * remote one.
 */
final class NestedBuild {

  private static final long MINUTES = 5;
  private static final Path OWN_JAVA = Path.of(System.getProperty("java.home"));
  private static final Path SETTINGS = Path.of("src/nested/settings.xml").toAbsolutePath();

  /** The properties that give the projects' POMs their versions, by the name that those use. */
  private static final Map<String, String> VERSIONS =
      Map.ofEntries(
          Map.entry("weft.version", "nested.weft"),
          Map.entry("compiler.version", "nested.compiler"),
          Map.entry("resources.version", "nested.resources"),
          Map.entry("surefire.version", "nested.surefire"),
          Map.entry("jar.version", "nested.jar"),
          Map.entry("junit.version", "nested.junit"),
          Map.entry("lombok.version", "nested.lombok"),
          Map.entry("mapstruct.version", "nested.mapstruct"),
          Map.entry("aspectj.version", "nested.aspectj"),
          Map.entry("aspectj-plugin.version", "nested.aspectj.plugin"),
          Map.entry("jacoco.version", "nested.jacoco"));

  private final Path folder;
  private final Path outputs;
  private final Map<String, String> versions;
  private final Path maven;
  private final Path java;

  private NestedBuild(
      Path folder, Path outputs, Map<String, String> versions, Path maven, Path java) {
    this.folder = folder;
    this.outputs = outputs;
    this.versions = versions;
    this.maven = maven;
    this.java = java;
  }

  /** A project where it is, with its own versions; what Maven prints is kept elsewhere. */
  static NestedBuild in(Path project, Path outputs) {
    return new NestedBuild(
        project.toAbsolutePath().normalize(),
        outputs,
        Map.of("jacoco.version", "nested.jacoco"),
        Path.of(property("nested.maven")),
        OWN_JAVA);
  }

  /** How a goal of the plugin is named where no POM names it. */
  static String goal(String goal) {
    return "ai.datapunk.weft:weft-maven-plugin:" + property("nested.weft") + ":" + goal;
  }

  /** A fresh copy of a project. */
  static NestedBuild of(String project, Path folder) throws IOException {
    Path from = Path.of("src/test/projects", project);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return new NestedBuild(folder, folder, VERSIONS, Path.of(property("nested.maven")), OWN_JAVA);
  }

  /** The same, built by the Maven in a folder. */
  NestedBuild with(Path otherMaven) {
    return new NestedBuild(folder, outputs, versions, otherMaven, java);
  }

  /** The same, with Maven on the JDK in a folder. */
  NestedBuild on(Path otherJava) {
    return new NestedBuild(folder, outputs, versions, maven, otherJava);
  }

  Path folder() {
    return folder;
  }

  /** Deletes what an earlier build has left in a folder of the project. */
  void forget(String target) throws IOException {
    Path left = folder.resolve(target);
    if (Files.exists(left)) {
      try (Stream<Path> files = Files.walk(left)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Runs Maven, and gives what it printed. */
  String succeeds(String... arguments) throws IOException, InterruptedException {
    Result result = run(arguments);
    if (result.exit != 0) {
      throw new AssertionError("Maven ended with " + result.exit + ":\n" + result.output);
    }
    return result.output;
  }

  /** Runs Maven, whose build is to fail, and gives what it printed. */
  String fails(String... arguments) throws IOException, InterruptedException {
    Result result = run(arguments);
    if (result.exit == 0) {
      throw new AssertionError("Maven's build did not fail:\n" + result.output);
    }
    return result.output;
  }

  private record Result(int exit, String output) {}

  /** What runs Maven. */
  ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(maven.resolve("bin/mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-gs", SETTINGS.toString()));
    command.add("-Dnested.user.repository=" + property("nested.user.repository"));
    command.add("-Dmaven.repo.local=" + property("nested.repository"));
    versions.forEach((name, from) -> command.add("-D" + name + "=" + property(from)));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    builder.environment().remove("MAVEN_ARGS");
    return builder;
  }

  private Result run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile(outputs, "output", ".txt");
    Process running =
        command(arguments).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!running.waitFor(MINUTES, TimeUnit.MINUTES)) {
      running.destroyForcibly();
      throw new AssertionError("Maven has not ended:\n" + Files.readString(output));
    }
    return new Result(running.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}
