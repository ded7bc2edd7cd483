package ai.datapunk.weft.benchmarks.build;

import ai.datapunk.weft.benchmarks.GeneratedSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Builds a project of 1,000 classes with Maven, in each {@link Variant} and {@link Scenario} by
 * turns, and writes medians into a page: into the section of the JDK that it runs on.
 */
public final class BuildCost {

  private static final int ROUNDS = Integer.getInteger("build.rounds", 3);

  private BuildCost() {}

  /**
   * Measures for about six minutes. Versions and folders are given as system properties.
   *
   * @param arguments the folder to build in, and the page to write into
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "Give a folder and the page to write into, docs/performance.md");
    }
    Path page = Path.of(arguments[1]);
    String name = "build, JDK " + Runtime.version().feature();
    GeneratedSection.require(page, name);
    Map<Variant, Project> projects = new EnumMap<>(Variant.class);
    for (Variant variant : Variant.values()) {
      Path folder = Path.of(arguments[0], variant.name().toLowerCase(Locale.ROOT));
      Project project = Project.write(folder, variant);
      projects.put(variant, project);
      // Not measured, and not offline: what is not in its repository is fetched now.
      MavenRun.of(folder, "clean", "process-classes");
    }
    BuildReport report = new BuildReport();
    for (int round = 0; round < ROUNDS; round++) {
      for (Scenario scenario : Scenario.values()) {
        for (Map.Entry<Variant, Project> each : projects.entrySet()) {
          // It weaves all classes each time: more than once, only its clean builds are worth the
          // time.
          if (each.getKey() != Variant.ASPECTJ || scenario == Scenario.CLEAN || round == 0) {
            measure(each.getKey(), each.getValue(), scenario, round, report);
          }
        }
      }
    }
    String section = report.section();
    GeneratedSection.replace(page, name, section);
    System.out.println(section);
  }

  private static void measure(
      Variant variant, Project project, Scenario scenario, int round, BuildReport report)
      throws IOException, InterruptedException {
    String[] goals = scenario.prepare(project, round);
    Map<String, Object> before = project.written();
    MavenRun.Build build = MavenRun.of(project.folder, goals);
    System.out.println(variant + " " + scenario + " " + build);
    report.add(variant, scenario, build, project.written().equals(before));
  }
}
