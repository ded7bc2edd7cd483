package ai.datapunk.weft.it.libraries;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.PackageNameFilter.includePackageNames;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs the tests of a library with whatever classes are on the class path, and writes down how they
 * ended:
 *
 * <pre>java OwnTests tests-jar result-file [package ...]</pre>
 */
final class OwnTests {

  private OwnTests() {}

  public static void main(String[] arguments) throws IOException {
    List<String> packages = Arrays.asList(arguments).subList(2, arguments.length);
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request(Path.of(arguments[0]), packages), listener);
    Files.write(Path.of(arguments[1]), lines(listener.getSummary()));
    // Threads that some test has left behind do not keep the result waiting.
    System.exit(0);
  }

  private static LauncherDiscoveryRequest request(Path tests, List<String> packages) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClasspathRoots(Set.of(tests)))
            .filters(includeClassNamePatterns("^.*Test$"));
    if (!packages.isEmpty()) {
      request.filters(includePackageNames(packages));
    }
    return request.build();
  }

  /** The counts, the calls that Weft counted, and each test that failed. */
  private static List<String> lines(TestExecutionSummary summary) {
    return Stream.concat(
            Stream.of(
                String.valueOf(summary.getTestsFoundCount()),
                String.valueOf(summary.getTestsSucceededCount()),
                String.valueOf(summary.getTestsSkippedCount()),
                String.valueOf(summary.getTestsAbortedCount()),
                String.valueOf((long) countedCalls())),
            summary.getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getUniqueId())
                .sorted())
        .toList();
  }

  static double countedCalls() {
    return PrometheusRegistry.defaultRegistry.scrape().stream()
        .filter(snapshot -> snapshot.getMetadata().getName().equals("mesh_service_calls"))
        .filter(CounterSnapshot.class::isInstance)
        .flatMap(snapshot -> ((CounterSnapshot) snapshot).getDataPoints().stream())
        .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
        .sum();
  }
}
