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
    require(page, name);
    String before = Files.readString(page);
    Files.writeString(
        page,
        before.substring(0, before.indexOf(begin(name)))
            + begin(name)
            + "\n"
            + text
            + "\n"
            + before.substring(before.indexOf(end(name))));
  }

  /**
   * Does nothing if the page has the section, for those who measure for long before they write it.
   *
   * @throws IllegalArgumentException if it has not
   */
  public static void require(Path page, String name) throws IOException {
    String text = Files.readString(page);
    int from = text.indexOf(begin(name));
    if (from < 0 || text.indexOf(end(name)) < from) {
      throw new IllegalArgumentException(
          page + " has no section between " + begin(name) + " and " + end(name));
    }
  }

  private static String begin(String name) {
    return "<!-- begin generated: " + name + " -->";
  }

  private static String end(String name) {
    return "<!-- end generated: " + name + " -->";
  }
}
