package ai.datapunk.weft.it.storms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Simulates the storm of docs/retry-storms.md with each kind of mesh. With {@code
 * -Dweft.docs.update} its table and its picture are written anew.
 */
class RetryStormsTest {

  private static final Path DOCS = Path.of("../../docs");
  private static final Path PAGE = DOCS.resolve("retry-storms.md");
  private static final Path PICTURE = DOCS.resolve("retry-storms.svg");
  private static final String BEGIN = "<!-- begin storms -->\n";
  private static final String END = "<!-- end storms -->";
  private static final boolean UPDATE = System.getProperty("weft.docs.update") != null;

  private static final Map<Variant, Outcome> OUTCOMES = new EnumMap<>(Variant.class);

  @BeforeAll
  static void simulate() {
    for (Variant variant : Variant.values()) {
      OUTCOMES.put(variant, Storm.of(variant));
    }
  }

  private static Outcome of(Variant variant) {
    return requireNonNull(OUTCOMES.get(variant));
  }

  @ParameterizedTest
  @EnumSource(names = {"RETRIES", "PROPORTIONAL", "FULL", "DECORRELATED"})
  void withoutBudgetOrCircuitTheStormOutlivesItsCause(Variant variant) {
    Outcome outcome = of(variant);
    assertThat(outcome.peak()).isGreaterThan(10);
    assertThat(outcome.recovery()).isEmpty();
    assertThat(outcome.goodput(Storm.ENDS, Storm.SECONDS)).isLessThan(0.05);
    assertThat(outcome.wastedShare()).isGreaterThan(0.7);
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_RETRIES", "CIRCUIT", "BUDGET", "ALL"})
  void withABudgetOrACircuitItDoesNot(Variant variant) {
    Outcome outcome = of(variant);
    assertThat(outcome.recovery()).isPresent();
    assertThat(outcome.recovery().getAsInt()).isLessThanOrEqualTo(2);
    assertThat(outcome.goodput(Storm.ENDS, Storm.SECONDS)).isGreaterThan(0.95);
    assertThat(outcome.peak()).isLessThan(of(Variant.RETRIES).peak() / 3);
  }

  /** Each of three layers adds a fifth. */
  @Test
  void theBudgetIsKeptInAllLayersTogether() {
    Outcome outcome = of(Variant.BUDGET);
    long calls = 0;
    for (int second = Storm.BEGINS; second < Storm.BEGINS + 10; second++) {
      calls += outcome.arrived().get(second);
    }
    assertThat(calls / (10.0 * Storm.OFFERED)).isBetween(1.0, 1.2 * 1.2 * 1.2 * 1.05);
  }

  /**
   * What is spent in the first seconds is not there again at once when those are ten seconds ago.
   */
  @Test
  void inALongOutageTheBudgetIsSpentOnlyOnce() {
    Outcome outcome = Storm.of(Variant.BUDGET, 42);
    assertThat(IntStream.range(13, 42).mapToObj(outcome::load))
        .allSatisfy(load -> assertThat(load).isBetween(0.8, 1.2 * 1.2 * 1.2 * 1.05));
  }

  @ParameterizedTest
  @EnumSource
  void whatWeftCountedIsWhatArrived(Variant variant) {
    assertThat(of(variant).recorded()).isEqualTo(of(variant).calls());
  }

  @Test
  void theSameNumbersGiveTheSameStorm() {
    Outcome again = Storm.of(Variant.ALL);
    assertThat(again.arrived()).isEqualTo(of(Variant.ALL).arrived());
    assertThat(again.good()).isEqualTo(of(Variant.ALL).good());
  }

  @Test
  void thePageShowsTheTable() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(BEGIN, END);
    String expected =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + Report.of(OUTCOMES.values())
            + page.substring(page.indexOf(END));
    shows(PAGE, page, expected);
  }

  @Test
  void thePageShowsThePicture() throws IOException {
    shows(PICTURE, Files.exists(PICTURE) ? Files.readString(PICTURE) : "", Picture.of(OUTCOMES));
  }

  private static void shows(Path file, String shown, String expected) throws IOException {
    if (UPDATE) {
      Files.writeString(file, expected);
    } else {
      assertThat(shown).as("%s; written anew with -Dweft.docs.update", file).isEqualTo(expected);
    }
  }
}
