package ai.datapunk.weft.weaver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ICoverageNode;
import org.jacoco.core.analysis.ICoverageNode.CounterEntity;
import org.jacoco.core.analysis.ILine;
import org.jacoco.core.analysis.IMethodCoverage;
import org.jacoco.core.analysis.ISourceNode;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IRuntime;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;

/** What JaCoCo reports of a run of some classes. */
final class Coverage {

  private static final List<CounterEntity> TOTALS =
      List.of(
          CounterEntity.INSTRUCTION,
          CounterEntity.BRANCH,
          CounterEntity.LINE,
          CounterEntity.METHOD,
          CounterEntity.COMPLEXITY,
          CounterEntity.CLASS);

  private Coverage() {}

  /** Runs the classes and gives the report, sorted: the counts of each line, method and class. */
  static List<String> of(Map<String, byte[]> classes) throws Exception {
    RuntimeData data = new RuntimeData();
    IRuntime runtime = new LoggerRuntime();
    ExecutionDataStore executed = new ExecutionDataStore();
    runtime.startup(data);
    try {
      Instrumenter instrumenter = new Instrumenter(runtime);
      Application application = new Application();
      for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
        application.with(entry.getKey(), instrumenter.instrument(entry.getValue(), entry.getKey()));
      }
      for (String name : ShapeClasses.entries(classes)) {
        application.run(name);
      }
      data.collect(executed, new SessionInfoStore(), false);
    } finally {
      runtime.shutdown();
    }
    return report(classes, executed);
  }

  private static List<String> report(Map<String, byte[]> classes, ExecutionDataStore executed) {
    CoverageBuilder builder = new CoverageBuilder();
    Analyzer analyzer = new Analyzer(executed, builder);
    classes.forEach(
        (name, bytes) -> {
          try {
            analyzer.analyzeClass(bytes, name);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    List<String> report = new ArrayList<>();
    report.add(totals("all", builder.getBundle("all")));
    builder.getSourceFiles().forEach(source -> addLines(source.getName(), source, report));
    builder.getClasses().stream()
        .filter(IClassCoverage::containsCode)
        .forEach(type -> addClass(type, report));
    Collections.sort(report);
    return report;
  }

  private static void addClass(IClassCoverage type, List<String> report) {
    report.add(totals(type.getName() + " of " + type.getSourceFileName(), type));
    for (IMethodCoverage method : type.getMethods()) {
      String name = type.getName() + "." + BodyNames.written(method.getName());
      report.add(totals(name, method));
      addLines(name, method, report);
    }
  }

  private static void addLines(String what, ISourceNode node, List<String> report) {
    for (int number = node.getFirstLine(); number <= node.getLastLine(); number++) {
      ILine line = node.getLine(number);
      if (line.getInstructionCounter().getTotalCount() > 0) {
        report.add(
            "%s:%d: instructions %s, branches %s"
                .formatted(
                    what,
                    number,
                    counts(line.getInstructionCounter()),
                    counts(line.getBranchCounter())));
      }
    }
  }

  private static String totals(String what, ICoverageNode node) {
    StringBuilder text = new StringBuilder(what).append(':');
    for (CounterEntity entity : TOTALS) {
      text.append(' ').append(entity).append(' ').append(counts(node.getCounter(entity)));
    }
    return text.toString();
  }

  private static String counts(ICounter counter) {
    return counter.getCoveredCount() + "/" + counter.getTotalCount();
  }
}
