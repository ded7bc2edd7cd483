package ai.datapunk.weft.monitoring.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.monitoring.SampleShop;
import ai.datapunk.weft.monitoring.aggregation.Aggregation;
import ai.datapunk.weft.monitoring.aggregation.Tier;
import ai.datapunk.weft.monitoring.layouts.Fleet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    SeriesBudget budget =
        new SeriesBudget(catalogs, new Aggregation(catalogs, List.of()).recorded(), 3, isAtMost);
    return DiskNeed.of(tier, Fleet.usual(), budget).series();
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
    DiskNeed need = new DiskNeed(Tier.HIGH_FREQUENCY, Fleet.usual(), 87, 48);
    assertThat(need.samplesPerSecond()).isEqualTo(9);
    assertThat(need.bytes()).isCloseTo(48_574_080, within(1e-3));
    assertThat(need.limit()).isEqualTo(1);
    DiskNeed large = new DiskNeed(Tier.COMPLIANCE, Fleet.usual(), 0, 1_200_000);
    // 10,000 samples a second for 31,536,000 s: 2,208 GB, which are 2,055.9 of Prometheus' own.
    assertThat(large.bytes()).isCloseTo(2_207_520_000_000.0, within(1e-2));
    assertThat(large.limit()).isEqualTo(2468);
  }

  @Test
  void thePageHasTheNumbers() {
    assertThat(
            RetentionFiles.of(
                    List.of(TIMED),
                    new Aggregation(List.of(TIMED), List.of()).recorded(),
                    Fleet.usual())
                .get("retention/README.md"))
        .contains("| 15 d | 15s | 90 | 135 | 6.0 | 0.03 | 0.05 | 1 GB |")
        .contains("| 365 d | 2m | 2 | 2 | 0.0 | 0.00 | 0.00 | 1 GB |");
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
