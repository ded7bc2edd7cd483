package ai.datapunk.weft.it.loadtime;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an application with Weft has on its class path, out of all that the tests have on theirs.
 */
final class Libraries {

  private static final Pattern OF_APPLICATION =
      Pattern.compile(
          "[/\\\\](annotations|contract|runtime|aspects)[/\\\\]target[/\\\\]"
              + "|weft-(annotations|contract|runtime|aspects)-"
              + "|prometheus-metrics-|slf4j-|jspecify-|aspectjrt-|vavr-");

  private Libraries() {}

  /** Weft, what it brings along, and a logger that writes to the standard error. */
  static List<Path> ofApplication() {
    return all().filter(path -> OF_APPLICATION.matcher(path.toString()).find()).toList();
  }

  /** The suite, unwoven. */
  static Path unwoven() {
    return one("weaving-suite");
  }

  /** The suite, woven by aspectj-maven-plugin. */
  static Path woven() {
    return one("it-aspectj-maven-plugin");
  }

  static Path agent() {
    return Path.of(System.getProperty("weft.agent.jar"));
  }

  static Path aspectjweaver() {
    return one("aspectjweaver-");
  }

  static Path aspectjtools() {
    return one("aspectjtools-");
  }

  static Path jacocoAgent() {
    return one("org.jacoco.agent-");
  }

  static Path springBootLoader() {
    return one("spring-boot-loader-");
  }

  static Path processor() {
    return one("weft-processor-");
  }

  /** The classes of these tests, among which are programs for other JVMs to run. */
  static Path tests() {
    return one("load-time-weaving");
  }

  static String classPath(List<Path> paths) {
    return String.join(File.pathSeparator, paths.stream().map(Path::toString).toList());
  }

  /** Something before the application's libraries. */
  static List<Path> with(Path... first) {
    List<Path> paths = new ArrayList<>(List.of(first));
    paths.addAll(ofApplication());
    return paths;
  }

  private static Path one(String part) {
    return all()
        .filter(path -> path.toString().contains(part))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no " + part));
  }

  private static Stream<Path> all() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of);
  }
}
