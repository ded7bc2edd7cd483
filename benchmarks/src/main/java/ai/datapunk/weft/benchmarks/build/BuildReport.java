package ai.datapunk.weft.benchmarks.build;

import ai.datapunk.weft.benchmarks.Machine;
import ai.datapunk.weft.benchmarks.build.MavenRun.Build;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The builds that were measured, as a table of medians and what we ask of them. */
final class BuildReport {

  private static final double MOST_ADDED = 0.25;
  private static final double MOST_IDLE = 0.3;
  private static final double MOST_OF_ASPECTJ = 0.5;
  private static final double MOST_COLD = 1.5;

  private record Cell(Variant variant, Scenario scenario) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int first = variant.compareTo(other.variant);
      return first != 0 ? first : scenario.compareTo(other.scenario);
    }
  }

  private final Map<Cell, List<Build>> builds = new TreeMap<>();
  private boolean wroteNothing = true;

  /** Adds a build; the rounds come in one order for all. */
  void add(Variant variant, Scenario scenario, Build build, boolean unchanged) {
    builds.computeIfAbsent(new Cell(variant, scenario), none -> new ArrayList<>()).add(build);
    if (variant == Variant.PLUGIN && scenario == Scenario.NOTHING) {
      wroteNothing &= unchanged;
    }
  }

  String section() throws IOException {
    List<String> lines = new ArrayList<>();
    int rounds = of(Variant.JAVAC, Scenario.CLEAN).size();
    lines.add(Machine.description() + "; medians of %d builds.".formatted(rounds));
    lines.add("");
    lines.add(header());
    lines.add("|---|" + "---:|".repeat(Scenario.values().length));
    for (Variant variant : Variant.values()) {
      lines.add(row(variant));
    }
    lines.add("");
    lines.add("| bar | at most | measured | |");
    lines.add("|---|---:|---:|---|");
    addBars(lines);
    return String.join("\n", lines);
  }

  private static String header() {
    StringBuilder header = new StringBuilder("| s, of which weaving |");
    for (Scenario scenario : Scenario.values()) {
      header.append(' ').append(scenario.title()).append(" |");
    }
    return header.toString();
  }

  private String row(Variant variant) {
    StringBuilder row = new StringBuilder("| " + variant.title() + " |");
    for (Scenario scenario : Scenario.values()) {
      row.append(format(" %.1f", median(variant, scenario, Build::seconds)));
      if (variant.weaves()) {
        row.append(format(" (%.2f)", weaving(variant, scenario)));
      }
      row.append(" |");
    }
    return row.toString();
  }

  private void addBars(List<String> lines) {
    lines.add(
        bar("what the plugin adds to a clean build with the processor", MOST_ADDED, added(), "%"));
    lines.add(
        bar(
            "the plugin's weaving of a clean build, of that of `aspectj-maven-plugin`",
            MOST_OF_ASPECTJ,
            weaving(Variant.PLUGIN, Scenario.CLEAN) / weaving(Variant.ASPECTJ, Scenario.CLEAN),
            "%"));
    lines.add(
        bar(
            "the plugin's goals when an annotated class changed",
            MOST_COLD,
            weaving(Variant.PLUGIN, Scenario.ANNOTATED),
            "s"));
    lines.add(
        bar(
            "the plugin's goals when nothing changed",
            MOST_IDLE,
            weaving(Variant.PLUGIN, Scenario.NOTHING),
            "s"));
    lines.add(
        "| files written when nothing changed | none | %s | %s |"
            .formatted(wroteNothing ? "none" : "some", verdict(wroteNothing)));
  }

  /** Of neighbours in time, since a machine has slower minutes and faster ones. */
  private double added() {
    List<Build> without = of(Variant.PROCESSOR, Scenario.CLEAN);
    List<Build> with = of(Variant.PLUGIN, Scenario.CLEAN);
    List<Double> added = new ArrayList<>();
    for (int round = 0; round < with.size(); round++) {
      added.add(with.get(round).seconds() / without.get(round).seconds() - 1);
    }
    return median(added);
  }

  private static String bar(String what, double most, double measured, String unit) {
    boolean percent = unit.equals("%");
    String pattern = percent ? "%.0f %%" : "%.2f s";
    int scale = percent ? 100 : 1;
    return "| "
        + what
        + " | "
        + format(pattern, scale * most)
        + " | "
        + format(pattern, scale * measured)
        + " | "
        + verdict(measured <= most)
        + " |";
  }

  private static String verdict(boolean met) {
    return met ? "met" : "**missed**";
  }

  private double weaving(Variant variant, Scenario scenario) {
    return median(variant, scenario, build -> build.seconds(variant.weaver()));
  }

  private double median(Variant variant, Scenario scenario, ToDoubleFunction<Build> value) {
    return median(of(variant, scenario).stream().map(value::applyAsDouble).toList());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private List<Build> of(Variant variant, Scenario scenario) {
    return builds.getOrDefault(new Cell(variant, scenario), List.of());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
