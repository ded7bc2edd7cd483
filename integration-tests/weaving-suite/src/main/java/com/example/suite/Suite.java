package com.example.suite;

import com.example.suite.shape.ShapeScenarios;
import com.example.suite.shop.ShopScenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The suite: every scenario once, then one scrape, in which each call must be counted exactly once.
 * As a program it ends with 0 if all is as it must be. It can run once in a JVM.
 */
public final class Suite {

  private static final String UNWOVEN = "unwoven";
  private static final String UNTOLD = "untold";
  private static final String PRINT = "print";
  private static final String AGENT = "agent";

  private Suite() {}

  /**
   * Prints what is wrong and a line of counts.
   *
   * @param arguments {@code unwoven} if nothing is woven, so that nothing may be counted; {@code
   *     untold} if Weft cannot know whether all is woven; {@code print} to print the series as the
   *     list of expected ones has them; {@code agent} to print what Weft's agent makes known of
   *     itself
   */
  public static void main(String[] arguments) {
    List<String> wanted = List.of(arguments);
    Report report =
        wanted.contains(UNWOVEN)
            ? runUnwoven()
            : run(wanted.contains(UNTOLD) ? UnwovenGauge.ABSENT : UnwovenGauge.NONE);
    if (wanted.contains(PRINT)) {
      SeriesTable.scraped().values().forEach((series, value) -> say(series + " " + value));
    }
    if (wanted.contains(AGENT)) {
      for (String property : List.of("woven.classes", "woven.methods", "unwoven")) {
        say("agent " + property + ": " + System.getProperty("weft.agent." + property));
      }
    }
    report.wrong().forEach(Suite::say);
    say(report.line());
    System.exit(report.isRight() ? 0 : 1);
  }

  /** Runs everything, as it must be where every annotated class is woven. */
  public static Report run() {
    return run(UnwovenGauge.NONE);
  }

  private static Report run(String unwovenMethods) {
    Checks checks = new Checks();
    runScenarios(checks);
    annotatedClasses().forEach(checks::woven);
    tell(checks, unwovenMethods);
    return compared(SeriesTable.expected(), SeriesTable.scraped(), checks.passed(), checks.wrong());
  }

  /** Runs everything where nothing is woven: callers may see what they like. */
  public static Report runUnwoven() {
    runScenarios(new Checks());
    Checks checks = new Checks();
    tell(checks, UnwovenGauge.ALL);
    return compared(
        SeriesTable.empty(), SeriesTable.scraped().ofCalls(), checks.passed(), checks.wrong());
  }

  /** The classes of which an application's test would ask whether they are woven. */
  static List<Class<?>> annotatedClasses() {
    List<Class<?>> classes = new ArrayList<>(ShopScenarios.annotatedClasses());
    classes.addAll(ShapeScenarios.annotatedClasses());
    return classes;
  }

  private static void tell(Checks checks, String unwovenMethods) {
    checks.run(to -> to.equal("weft_unwoven_methods", unwovenMethods, UnwovenGauge.value()));
  }

  private static void runScenarios(Checks checks) {
    Stream.concat(ShopScenarios.all().stream(), ShapeScenarios.all().stream()).forEach(checks::run);
  }

  private static Report compared(
      SeriesTable expected, SeriesTable scraped, int passed, List<String> wrongChecks) {
    List<String> wrong = new ArrayList<>(wrongChecks);
    int right = 0;
    for (Map.Entry<String, Double> series : expected.values().entrySet()) {
      Double value = scraped.values().get(series.getKey());
      if (series.getValue().equals(value)) {
        right++;
      } else {
        wrong.add(series.getKey() + " is " + value + ", not " + series.getValue());
      }
    }
    for (Map.Entry<String, Double> series : scraped.values().entrySet()) {
      if (!expected.values().containsKey(series.getKey())) {
        wrong.add(series.getKey() + " is " + series.getValue() + " and should not be there");
      }
    }
    return new Report(passed, right, wrong);
  }

  private static void say(String line) {
    System.out.println("suite: " + line);
  }
}
