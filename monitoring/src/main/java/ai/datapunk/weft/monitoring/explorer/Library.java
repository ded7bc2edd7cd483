package ai.datapunk.weft.monitoring.explorer;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What others wrote and the page has in it. */
enum Library {
  /** Draws lines over time. */
  UPLOT("uplot", "uPlot", "draws charts", "uPlot.iife.min.js"),
  /** Finds places for what calls each other; it has graphlib and lodash in it. */
  DAGRE("dagre", "dagre, with graphlib and lodash", "lays out the graph", "dagre.min.js"),
  /** Divides an area. */
  HIERARCHY("d3-hierarchy", "d3-hierarchy", "divides areas", "d3-hierarchy.min.js");

  private static final String FOLDER = "libraries/";

  private final String folder;
  private final String title;
  private final String what;
  private final String script;

  Library(String folder, String title, String what, String script) {
    this.folder = folder;
    this.title = title;
    this.what = what;
    this.script = script;
  }

  /** The scripts, in a list to add to. */
  static List<String> scripts() {
    return Stream.of(values())
        .map(library -> PageFiles.text(FOLDER + library.folder + "/dist/" + library.script))
        .collect(toCollection(ArrayList::new));
  }

  /** The one style sheet among them. */
  static String style() {
    return PageFiles.text(FOLDER + UPLOT.folder + "/dist/uPlot.min.css");
  }

  /** Who wrote them, and under which terms, as the page's foot has it. */
  static String licences() {
    return Stream.of(values()).map(Library::licence).collect(joining("\n"));
  }

  private String licence() {
    String text = PageFiles.text(FOLDER + folder + "/LICENSE");
    return "<p>%s %s.</p>\n<pre tabindex=\"0\" aria-label=\"Licence of %s\">%s</pre>"
        .formatted(title, what, title, escaped(text.strip()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
