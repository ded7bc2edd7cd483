package ai.datapunk.weft.benchmarks.build;

import java.io.IOException;

/** What has happened since the last build. */
enum Scenario {
  CLEAN("clean"),
  ANNOTATED("an annotated class changed"),
  PLAIN("another class changed"),
  NOTHING("nothing changed");

  private final String title;

  Scenario(String title) {
    this.title = title;
  }

  /** What it is called in a table. */
  String title() {
    return title;
  }

  /** Makes it so, and gives the goals and phases to run. */
  String[] prepare(Project project, int round) throws IOException {
    switch (this) {
      case ANNOTATED -> project.editAnnotated(round + 1);
      case PLAIN -> project.editPlain(round + 1);
      case CLEAN, NOTHING -> {}
    }
    return this == CLEAN
        ? new String[] {"-o", "clean", "process-classes"}
        : new String[] {"-o", "process-classes"};
  }
}
