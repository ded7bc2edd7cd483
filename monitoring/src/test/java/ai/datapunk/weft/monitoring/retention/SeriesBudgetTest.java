package ai.datapunk.weft.monitoring.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.Monitoring;
import ai.datapunk.weft.monitoring.SampleShop;
import ai.datapunk.weft.monitoring.aggregation.Aggregation;
import ai.datapunk.weft.monitoring.aggregation.Tier;
import ai.datapunk.weft.monitoring.dependencies.Dependencies;
import ai.datapunk.weft.monitoring.layouts.AllRecorded;
import ai.datapunk.weft.monitoring.objectives.Objectives;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of series, counted by hand. */
class SeriesBudgetTest {

  private static final Catalog TIMED = SampleShop.catalog(SampleShop.timed("pay"));

  private static final Catalog BALANCED =
      SampleShop.catalog(
          new CatalogMethod(
              "ask()",
              7,
              false,
              null,
              null,
              null,
              null,
              null,
              new Balance("stock", "round_robin", 8),
              null,
              null,
              List.of()));

  private static long series(List<Catalog> catalogs, Tier tier, boolean isAtMost) {
    return series(catalogs, sums(catalogs), tier, isAtMost);
  }

  private static long series(
      List<Catalog> catalogs, AllRecorded recorded, Tier tier, boolean isAtMost) {
    SeriesBudget budget = new SeriesBudget(catalogs, recorded, 3, isAtMost);
    return budget.recorded(tier) + (tier == Tier.HIGH_FREQUENCY ? budget.scraped() : 0);
  }

  private static AllRecorded sums(List<Catalog> catalogs) {
    return new AllRecorded(new Aggregation(catalogs, List.of()).recorded(), List.of());
  }

  /**
   * A process has two statuses, ten types of errors (usually one), and a histogram of fourteen
   * buckets, {@code +Inf}, sum and count: 29 (20). Recorded are of the statuses 2 rates, 2 sums and
   * 1 for the service, and 2 shares; of the errors 10 (1), 10 (1) and 1; of the histogram 15
   * buckets, sum and count twice, and a quantile: 48 (30).
   */
  @Test
  void ofAMethodThatIsTimed() {
    assertThat(series(List.of(TIMED), Tier.HIGH_FREQUENCY, true)).isEqualTo(3 * 29 + 48);
    assertThat(series(List.of(TIMED), Tier.HIGH_FREQUENCY, false)).isEqualTo(3 * 20 + 30);
    assertThat(series(List.of(TIMED), Tier.MEDIUM_FREQUENCY, true)).isEqualTo(48);
    assertThat(series(List.of(TIMED), Tier.MEDIUM_FREQUENCY, false)).isEqualTo(30);
    assertThat(series(List.of(TIMED), Tier.LOW_FREQUENCY, true)).isEqualTo(1 + 2 + 1 + 2 + 1);
    assertThat(series(List.of(TIMED), Tier.COMPLIANCE, true)).isEqualTo(2);
  }

  /** With 8 instances at most, and usually 3, each with ten types of errors, and usually one. */
  @Test
  void ofAServiceThatIsBalanced() {
    int scraped = 8 + 10 + 8 + 1 + 1 + 1 + 10 + 8 * 15 + 8 + 8 + 8 * 10;
    int recorded = 12 + 21 + 18 + 2 + 2 + 2 + 21 + 16 + 9 + 9 + 29;
    assertThat(series(List.of(BALANCED), Tier.HIGH_FREQUENCY, true))
        .isEqualTo(3 * scraped + recorded);
    int usuallyScraped = 3 + 1 + 3 + 1 + 1 + 1 + 1 + 3 * 15 + 3 + 3 + 3;
    int usuallyRecorded = 7 + 3 + 8 + 2 + 2 + 2 + 3 + 16 + 4 + 4 + 6;
    assertThat(series(List.of(BALANCED), Tier.HIGH_FREQUENCY, false))
        .isEqualTo(3 * usuallyScraped + usuallyRecorded);
  }

  @Test
  void modulesOfAnApplicationShareItsProcessesAndApplicationsDoNot() {
    assertThat(series(List.of(TIMED, TIMED), Tier.HIGH_FREQUENCY, true)).isEqualTo(135);
    Catalog other = new Catalog("other", TIMED.classes());
    assertThat(series(List.of(TIMED, other), Tier.HIGH_FREQUENCY, true)).isEqualTo(2 * 135);
  }

  /**
   * 135 series make 9 samples a second for 15 days of 86,400 s: 5.8 of 2.6 bytes, and 3.2 of 7.0.
   */
  @Test
  void theDiskIsSamplesTimesTheirSize() {
    DiskNeed need = new DiskNeed(Tier.HIGH_FREQUENCY, Duration.ofSeconds(15), 15, 87, 48);
    assertThat(need.samplesPerSecond()).isEqualTo(9);
    assertThat(need.bytes()).isCloseTo(48_574_080, within(1e-3));
    assertThat(need.limit()).isEqualTo(1);
    DiskNeed large = new DiskNeed(Tier.COMPLIANCE, Duration.ofMinutes(2), 365, 0, 1_200_000);
    // 10,000 samples a second for 31,536,000 s: 2,208 GB, which are 2,055.9 of Prometheus' own.
    assertThat(large.bytes()).isCloseTo(2_207_520_000_000.0, within(1e-2));
    assertThat(large.limit()).isEqualTo(2468);
  }

  /**
   * Of who calls whom there are six series of the one that is called, three of its operation, and
   * one that it is known.
   */
  @Test
  void ofWhoCallsWhom() {
    AllRecorded recorded =
        new AllRecorded(List.of(), Dependencies.rules(List.of(TIMED)).recordings());
    assertThat(series(List.of(TIMED), recorded, Tier.MEDIUM_FREQUENCY, true)).isEqualTo(10);
    assertThat(series(List.of(TIMED), recorded, Tier.LOW_FREQUENCY, true)).isEqualTo(7);
    assertThat(series(List.of(TIMED), recorded, Tier.COMPLIANCE, true)).isEqualTo(1);
  }

  /**
   * The shop has two objectives, of each of which there are the share that is allowed, calls and
   * bad calls; bad calls of five times and burn rates of seven; and what is left of the budget.
   */
  @Test
  void ofObjectives() {
    List<Catalog> catalogs = List.of(SampleShop.catalog());
    AllRecorded recorded = new AllRecorded(List.of(), Objectives.of(catalogs).recordings());
    assertThat(series(catalogs, recorded, Tier.MEDIUM_FREQUENCY, true)).isEqualTo(2 * 16);
    assertThat(series(catalogs, recorded, Tier.LOW_FREQUENCY, true)).isEqualTo(2 * 4);
    assertThat(series(catalogs, recorded, Tier.COMPLIANCE, true)).isEqualTo(2);
    List<Catalog> two =
        List.of(SampleShop.catalog(), new Catalog("till", catalogs.get(0).classes()));
    AllRecorded ofTwo = new AllRecorded(List.of(), Objectives.of(two).recordings());
    // Which share is allowed is the same for both.
    assertThat(series(two, ofTwo, Tier.MEDIUM_FREQUENCY, true)).isEqualTo(2 * (1 + 2 * 15));
  }

  @Test
  void thePageHasTheNumbers() {
    assertThat(retention(sums(List.of(TIMED)), false).get("retention/README.md"))
        .contains("| 15 d | 15s | 90 | 135 | 6.0 | 0.03 | 0.05 | 6 GB |")
        .contains("| 365 d | 2m | 2 | 2 | 0.0 | 0.00 | 0.00 | none |");
  }

  private static SortedMap<String, String> retention(AllRecorded recorded, boolean isApart) {
    return RetentionFiles.of(List.of(TIMED), recorded, Fleet.usual(), isApart);
  }

  /**
   * Three processes with 29 and 4,000 series each, and 48 and 4,000 that are recorded, are 12,087
   * of 2.6 bytes and 4,048 of 7.0, 86,400 times: 5.163 GB, of which 1.2 times are 5.77 of
   * Prometheus' own. With three environments 12,144 are recorded: 10.060 GB and 11.24.
   */
  @Test
  void theLimitIsForWhatNoCatalogHasToo() {
    String flags = "retention/high_frequency.flags";
    assertThat(retention(sums(List.of(TIMED)), false).get(flags))
        .contains("retention.time=15d\n", "retention.size=6GB\n");
    assertThat(retention(sums(List.of(TIMED)), true).get(flags)).contains("retention.size=12GB\n");
    assertThat(retention(sums(List.of(TIMED)), true).get("retention/compliance.flags"))
        .contains("retention.time=365d")
        .doesNotContain("size");
  }

  /**
   * So many methods and paths, each with three statuses and two histograms, and 1,000 for all else.
   */
  @Test
  void whatNoCatalogHasIsAHundredPathsOfRequestsAndTheProcess() {
    int buckets = Family.HTTP_REQUEST_DURATION.buckets().size();
    int sizes = Family.HTTP_REQUEST_SIZE.buckets().size();
    assertThat(100 * (3 + buckets + 3 + sizes + 3) + 1_000)
        .isBetween(3_000, (int) DiskNeeds.BESIDE_CATALOGS);
  }

  /** Fifteen days, or a day longer than the longest window. */
  @ParameterizedTest
  @CsvSource({"7, 15", "14, 15", "15, 16", "30, 31", "90, 91"})
  void theFirstTierKeepsWhatItsRulesLookBackAt(int window, int days) {
    Catalog catalog = SampleShop.catalog(SampleShop.timed("pay", Duration.ofDays(window)));
    SortedMap<String, String> files = Monitoring.of(List.of(catalog)).files();
    assertThat(files.get("retention/high_frequency.flags"))
        .contains("--storage.tsdb.retention.time=" + days + "d\n");
    assertThat(files.get("retention/README.md")).contains("| " + days + " d | 15s |");
    assertThat(files.get("retention/medium_frequency.flags")).contains("retention.time=30d\n");
  }

  @Test
  void aFleetThatCannotBeIsRefusedWithTheWayOut() {
    assertThat(Fleet.usual().of(7).every("30s")).isEqualTo(new Fleet(7, Duration.ofSeconds(30)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fleet.usual().of(0))
        .withMessageStartingWith("0 instances are none. Fix: ");
    for (String time : List.of("2m", "500ms")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Fleet.usual().every(time))
          .withMessageContaining("Fix: let it be whole seconds, from 1s to 1m.");
    }
  }
}
