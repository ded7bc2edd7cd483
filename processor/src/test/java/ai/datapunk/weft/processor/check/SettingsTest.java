package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {

  @Test
  void anErrorCanBeAWarningOrOff() {
    assertThatMember("@Retried synchronized void fetch() {}")
        .with("-Aweft.WEFT_075=off")
        .isAccepted();
    assertThat(
            new Settings(Map.of("weft.WEFT_075", "warning")).severity(Message.RETRY_SYNCHRONIZED))
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void aWarningCanBeAnError() {
    assertThat(new Settings(Map.of("weft.WEFT_017", "error")).severity(Message.METRIC_PATTERN))
        .isEqualTo(Severity.ERROR);
  }

  @Test
  void whatMakesGeneratingImpossibleStaysAnError() {
    Settings settings = new Settings(Map.of("weft.WEFT_051", "off"));
    assertThat(settings.severity(Message.DURATION)).isEqualTo(Severity.REQUIRED);
    assertThat(settings.findings())
        .extracting(Finding::message)
        .containsExactly(Message.OPTION_OF_REQUIRED);
    assertThat(new Settings(Map.of("weft.WEFT_051", "warning")).findings())
        .extracting(Finding::message)
        .containsExactly(Message.OPTION_OF_REQUIRED);
    assertThat(new Settings(Map.of("weft.WEFT_051", "error")).findings()).isEmpty();
    assertThat(new Settings(Map.of("weft.WEFT_051", "of")).findings())
        .extracting(Finding::message)
        .containsExactly(Message.OPTION);
  }

  @Test
  void anOptionThatIsNotUnderstoodIsAnError() {
    assertThat(new Settings(Map.of("weft.WEFT_075", "of")).findings()).hasSize(1);
    assertThat(new Settings(Map.of("weft.maxSeries", "many")).findings()).hasSize(1);
    assertThat(new Settings(Map.of("weft.maxSeries", "many")).maxSeries()).isEqualTo(50_000);
    assertThat(new Settings(Map.of("weft.maxSeries", "0")).findings()).hasSize(1);
    assertThat(new Settings(Map.of("weft.maxSeriesPerMetric", "2000")).maxSeriesPerMetric())
        .isEqualTo(2000);
  }

  @Test
  void anOptionSaysWhatItTakes() {
    assertThatMember("@Timed void fetch() {}")
        .with("-Aweft.WEFT_075=of", "-Aweft.WEFT_051=off", "-Aweft.maxSeries=0")
        .prints(
            """
            [WEFT-037] the option -Aweft.WEFT_075=of is not understood
              Fix: write error, warning or off""",
            """
            [WEFT-114] -Aweft.WEFT_051=off cannot be followed: from a source with WEFT-051, Weft \
            could generate nothing that works
              Fix: leave the option out, and correct what WEFT-051 is printed at""",
            """
            [WEFT-037] the option -Aweft.maxSeries=0 is not understood
              Fix: write a whole number above 0""");
  }

  @Test
  void anOptionThatDoesNotExistIsNotUnderstood() {
    assertThatMember("@Timed void fetch() {}")
        .with("-Aweft.maxserie=10")
        .prints(
            """
            [WEFT-037] the option -Aweft.maxserie=10 is not understood
              Fix: write -Aweft.maxSeries=10""",
            "The following options were not recognized by any processor: '[weft.maxserie]'");
  }

  @Test
  void theOptionThatMayBeMeantIsNamed() {
    assertUnknown("weft.maxSeriesPerMetrics", "-Aweft.maxSeriesPerMetric=off");
    assertUnknown("weft.weft_034", "-Aweft.WEFT_034=off");
    String all =
        "weft.maxSeriesPerMetric, weft.maxSeries, weft.maxCallsOfOne, weft.calls, weft.accessors,"
            + " weft.application, or weft.WEFT_ with a message's number";
    assertUnknown("weft.WEFT_999", all);
    assertUnknown("weft.strict", all);
  }

  @Test
  void anApplicationIsNamedAsAServiceMayBe() {
    Settings settings = new Settings(Map.of("weft.application", "orders-eu 2"));
    assertThat(settings.application()).isEqualTo("orders-eu 2");
    assertThat(settings.findings()).isEmpty();
    assertThat(new Settings(Map.of()).application()).isEmpty();
    for (String unfit :
        new String[] {"", " ", " orders", "orders ", "${project.name}", "#{a}", "or\u0007ders"}) {
      Settings refused = new Settings(Map.of("weft.application", unfit));
      assertThat(refused.application()).isEmpty();
      assertThat(refused.findings())
          .extracting(Finding::print)
          .containsExactly(
              "[WEFT-037] the option -Aweft.application="
                  + unfit
                  + " is not understood\n  Fix: write a name without space around it, placeholders"
                  + " or control characters");
    }
    assertUnknown("weft.aplication", "-Aweft.application=off");
  }

  @Test
  void optionsOfOthersArePassedOver() {
    assertThat(new Settings(Map.of("wefty.maxSeries", "x", "verbose", "")).findings()).isEmpty();
  }

  private static void assertUnknown(String option, String fix) {
    assertThat(new Settings(Map.of(option, "off")).findings())
        .extracting(Finding::print)
        .containsExactly(
            "[WEFT-037] the option -A" + option + "=off is not understood\n  Fix: write " + fix);
  }

  @Test
  void anOptionWithoutAValueIsNotUnderstood() {
    for (String option : new String[] {"weft.WEFT_075", "weft.maxSeries"}) {
      Settings settings = new Settings(Collections.singletonMap(option, null));
      assertThat(settings.findings()).extracting(Finding::message).containsExactly(Message.OPTION);
      assertThat(settings.severity(Message.RETRY_SYNCHRONIZED)).isEqualTo(Severity.ERROR);
      assertThat(settings.maxSeries()).isEqualTo(50_000);
    }
  }

  @Test
  void theDefaultsHoldForARealisticModule() {
    Settings settings = new Settings(Map.of());
    assertThat(settings.maxSeries()).isEqualTo(50_000);
    assertThat(settings.maxSeriesPerMetric()).isEqualTo(1_000);
    assertThat(settings.findings()).isEmpty();
  }

  @Test
  void aWarningIsSuppressedOnItsElementOrAroundIt() {
    assertThatMember(
            """
            @SuppressWarnings("weft:WEFT-075") @Retried synchronized void fetch() {}
            @SuppressWarnings({"all", "weft:WEFT-075"}) static class Inner {
              @Retried synchronized void fetch() {}
            }
            @SuppressWarnings("weft:WEFT-074") @Retried synchronized void «load() {}
            """)
        .reports(Message.RETRY_SYNCHRONIZED);
  }

  @Test
  void whatMakesGeneratingImpossibleIsNotSuppressed() {
    assertThatMember(
            "@SuppressWarnings(\"weft:WEFT-051\") @Retried(delay = «\"x\") void fetch() {}")
        .reports(Message.DURATION);
  }
}
