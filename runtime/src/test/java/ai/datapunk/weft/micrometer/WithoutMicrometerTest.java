package ai.datapunk.weft.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.testing.TestClassPath;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code micrometer-core} is optional: without it, all else is as with it. */
class WithoutMicrometerTest {

  private static final String PACKAGE = "ai.datapunk.weft.micrometer.";

  /** Made by a class loader that has no Micrometer. */
  static final class Calls extends MeshFixture implements Callable<Double> {

    /** How many calls a scrape has counted. */
    @Override
    public Double call() {
      calls(method("stock"));
      double counted =
          prometheus.scrape("mesh_service_calls"::equals).stream()
              .flatMap(family -> ((CounterSnapshot) family).getDataPoints().stream())
              .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
              .sum();
      closeMesh();
      return counted;
    }
  }

  private static final class Recording extends URLClassLoader {

    private final Set<String> found = ConcurrentHashMap.newKeySet();

    Recording(URL[] urls) {
      super(urls, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Class<?> type = super.findClass(name);
      found.add(name);
      return type;
    }
  }

  @Test
  void callsAreGuardedAndCountedAndNothingOfThePackageIsLoaded() throws Exception {
    try (Recording loader = new Recording(TestClassPath.without("micrometer-"))) {
      assertThatThrownBy(() -> loader.loadClass("io.micrometer.core.instrument.MeterRegistry"))
          .isInstanceOf(ClassNotFoundException.class);
      var calls = loader.loadClass(Calls.class.getName()).getDeclaredConstructor();
      calls.setAccessible(true);
      assertThat(((Callable<?>) calls.newInstance()).call()).isEqualTo(4.0);
      assertThat(loader.found).contains(Mesh.class.getName());
      assertThat(loader.found.stream().filter(name -> name.startsWith(PACKAGE)))
          .isSubsetOf(
              MeshFixture.class.getName(),
              Calls.class.getName(),
              WithoutMicrometerTest.class.getName());
    }
  }

  /** Wherever it may be loaded: a constant of a class file names what its code uses. */
  @Test
  void noClassOutsideOfThePackageNamesMicrometerOrThePackage() throws Exception {
    Path classes = Path.of(Mesh.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path own = classes.resolve(PACKAGE.replace('.', '/'));
    try (Stream<Path> files = Files.walk(classes)) {
      List<Path> naming =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !file.endsWith("module-info.class"))
              .filter(WithoutMicrometerTest::namesMicrometer)
              .toList();
      assertThat(naming)
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file.startsWith(own)).as("%s", file).isTrue());
    }
  }

  private static boolean namesMicrometer(Path file) {
    try {
      String constants = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return constants.contains("io/micrometer/")
          || constants.contains("io.micrometer.")
          || constants.contains(PACKAGE.replace('.', '/'));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
