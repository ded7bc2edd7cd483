package ai.datapunk.weft.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a page that a program writes, between two comments that name it. */
public final class GeneratedSection {

  private GeneratedSection() {}

  /**
   * Replaces the section.
   *
   * @throws IllegalArgumentException if the page has no section of that name
   */
  public static void replace(Path page, String name, String text) throws IOException {
    String begin = "<!-- begin generated: " + name + " -->";
    String end = "<!-- end generated: " + name + " -->";
    String before = Files.readString(page);
    int from = before.indexOf(begin);
    int to = before.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(page + " has no section between " + begin + " and " + end);
    }
    Files.writeString(
        page, before.substring(0, from) + begin + "\n" + text + "\n" + before.substring(to));
  }
}
