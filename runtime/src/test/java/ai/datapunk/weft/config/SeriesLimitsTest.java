package ai.datapunk.weft.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesLimitsTest {

  private static Configuration configured(
      Map<String, String> file, Map<String, String> environment) {
    return Configuration.of(file, environment, Map.of());
  }

  @Test
  void unlessSomethingIsSaidThereAreDefaults() {
    SeriesLimits limits = SeriesLimits.defaults();
    assertThat(limits.labelSets("retry_failure_total")).isEqualTo(1_000);
    assertThat(limits.inAll()).isEqualTo(10_000);
    assertThat(limits.errorTypesOf("retry_failure_total")).isEqualTo(50);
    assertThat(limits.ofFamilyAlone("retry_failure_total")).isNull();
  }

  @Test
  void codeSaysThemForAllAndForOne() {
    SeriesLimits limits =
        SeriesLimits.defaults()
            .perFamily(500)
            .family("own_seconds", 2_000)
            .inAll(20_000)
            .errorTypes(20);
    assertThat(limits.labelSets("own_seconds")).isEqualTo(2_000);
    assertThat(limits.labelSets("retry_failure_total")).isEqualTo(500);
    assertThat(limits.inAll()).isEqualTo(20_000);
    assertThat(limits.errorTypesOf("retry_failure_total")).isEqualTo(20);
    assertThat(limits.ofFamilyAlone("own_seconds")).isEqualTo(2_000);
  }

  @Test
  void whatIsConfiguredGoesBeforeWhatCodeSays() {
    SeriesLimits limits =
        SeriesLimits.defaults()
            .perFamily(500)
            .family("own_seconds", 2_000)
            .configured(
                configured(
                    Map.of(
                        "weft.family.own_seconds.max-label-sets", "7",
                        "weft.family.max-error-types", "8",
                        "weft.family.retry_failure_total.max-error-types", "9"),
                    Map.of(
                        "WEFT_FAMILY_MAX_LABEL_SETS", "5",
                        "WEFT_MAX_LABEL_SETS", "6",
                        "WEFT_FAMILY_OTHER_SECONDS_MAX_LABEL_SETS", "4")));
    assertThat(limits.labelSets("own_seconds")).isEqualTo(7);
    assertThat(limits.labelSets("other_seconds")).isEqualTo(4);
    assertThat(limits.labelSets("retry_failure_total")).isEqualTo(5);
    assertThat(limits.inAll()).isEqualTo(6);
    assertThat(limits.errorTypesOf("circuit_breaker_failures_total")).isEqualTo(8);
    assertThat(limits.errorTypesOf("retry_failure_total")).isEqualTo(9);
  }

  @Test
  void aFamilyThatThereIsNotIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesLimits.defaults().family("retry_failures_total", 500))
        .withMessage(
            "'retry_failures_total' is no metric family, nor can it be a metric of your own, whose"
                + " name would end in _total, _bytes, _ratio or _seconds; did you mean"
                + " 'retry_failure_total'?");
  }

  @Test
  void aNameThatEndsAsACounterOfOnesOwnMayBeOne() {
    SeriesLimits limits =
        SeriesLimits.defaults()
            .family("checkout_orders_total", 500)
            .retention("checkout_orders_total", Duration.ofHours(1))
            .configured(
                configured(
                    Map.of("weft.family.upload_size_bytes.max-label-sets", "7"),
                    Map.of("WEFT_FAMILY_PAID_TOTAL_MAX_LABEL_SETS", "4")));
    assertThat(limits.labelSets("checkout_orders_total")).isEqualTo(500);
    assertThat(limits.labelSets("upload_size_bytes")).isEqualTo(7);
    assertThat(limits.labelSets("paid_total")).isEqualTo(4);
    assertThat(limits.retentionOf("checkout_orders_total")).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aFamilyThatIsNotNearIsNotGuessed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesLimits.defaults().family("checkout_speed", 500))
        .withMessage(
            "'checkout_speed' is no metric family, nor can it be a metric of your own, whose name"
                + " would end in _total, _bytes, _ratio or _seconds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesLimits.defaults().family("retry_failure", 500))
        .withMessageEndingWith("did you mean 'retry_failure_total'?");
  }

  @Test
  void aNumberThatIsOutOfItsRangeIsRefused() {
    SeriesLimits limits = SeriesLimits.defaults();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.perFamily(0))
        .withMessage("The limit perFamily must be 1 to 1000000, but it is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.family("own_seconds", -1))
        .withMessage("The limit of own_seconds must be 1 to 1000000, but it is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.inAll(1_000_001))
        .withMessage("The limit inAll must be 1 to 1000000, but it is 1000001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.errorTypes(10_001))
        .withMessage("The limit errorTypes must be 1 to 10000, but it is 10001");
  }
}
