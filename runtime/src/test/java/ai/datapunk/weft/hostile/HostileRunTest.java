package ai.datapunk.weft.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The attacks, in a JVM of their own whose heap would not hold what they bring. What the calls cost
 * is printed and not judged.
 */
class HostileRunTest {

  /** How many values the usual attack brings. */
  private static final String VALUES = System.getProperty("hostile.values", "10000");

  private static final String HEAP = "-Xmx64m";

  /** By how much the heap may grow by one attack: what a thousand label sets take, and more. */
  private static final long GROWTH = 8_000_000;

  private static String said = "";
  private static List<Damage> damages = List.of();

  @BeforeAll
  static void run(@TempDir Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path"),
                HostileRun.class.getName(),
                VALUES)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      boolean ended = java.waitFor(15, TimeUnit.MINUTES);
      said = Files.readString(log, UTF_8);
      assertThat(ended).as(said).isTrue();
      assertThat(java.exitValue()).as(said).isZero();
    } finally {
      java.destroyForcibly();
    }
    damages = said.lines().filter(Damage::isOne).map(Damage::of).toList();
  }

  @AfterAll
  static void print() {
    System.out.println(
        "| attack | values | label sets | heap after | known value | new value | value beyond a"
            + " limit |");
    damages.forEach(System.out::println);
  }

  private static Damage of(Attack attack) {
    return damages.stream().filter(each -> each.attack() == attack).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void theSeriesKeepWithinTheirLimitsAndTheTotalsAreExact(Attack attack) {
    Damage damage = of(attack);
    assertThat(damage.labelSets()).isEqualTo(attack.labelSets());
    assertThat(damage.sum()).isEqualTo(damage.calls());
    assertThat(damage.overflow()).isEqualTo(attack.overflow(damage.values()));
  }

  @ParameterizedTest
  @EnumSource
  void theHeapGrowsByNoMoreThanTheLimitsAllow(Attack attack) {
    Damage damage = of(attack);
    assertThat(damage.after() - damage.before()).isLessThan(GROWTH);
  }

  @Test
  void eachFamilyThatReachesALimitTellsOnce() {
    // Those that make three thousand label sets, in as many families, and those of labels alone.
    assertThat(told("takes no further label set"))
        .containsExactlyInAnyOrder(
            "own_seconds limit=1000",
            "own_seconds limit=1000",
            "own_seconds limit=1000",
            "retry_duration_seconds limit=1000",
            "retry_calls_total limit=1000",
            "retry_failure_total limit=1000",
            "load_balancer_requests_total limit=1000",
            "load_balancer_errors_total limit=1000",
            "load_balancer_instance_health limit=1000");
    assertThat(told("takes no further value"))
        .containsExactlyInAnyOrder(
            "own_seconds limit=100",
            "load_balancer_errors_total limit=50",
            "load_balancer_errors_total limit=50");
    assertThat(said.lines().filter(line -> line.contains("Recording a call failed"))).isEmpty();
  }

  /** The families and limits of the warnings of this kind. */
  private static Stream<String> told(String what) {
    return said.lines()
        .filter(line -> line.contains(what))
        .map(line -> line.replaceAll(".*family=(\\S+ limit=\\S+) .*", "$1"));
  }
}
