package ai.datapunk.weft.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.testing.CapturedLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

  private static Configuration of(String... keysAndValues) {
    Map<String, String> file = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      file.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Configuration.of(file, Map.of(), Map.of());
  }

  @Test
  void theMostSpecificKeyWins() {
    Configuration configuration =
        of(
            "weft.retry.max-attempts", "2",
            "weft.retry.stock.max-attempts", "3",
            "weft.retry.stock.fetch.max-attempts", "4");
    Setting attempts = Setting.RETRY_MAX_ATTEMPTS;
    assertThat(configuration.find(attempts, "stock", "fetch"))
        .isEqualTo(new Configured("weft.retry.stock.fetch.max-attempts", "4", "weft.properties"));
    assertThat(configuration.find(attempts, "stock", "store"))
        .isEqualTo(new Configured("weft.retry.stock.max-attempts", "3", "weft.properties"));
    assertThat(configuration.find(attempts, "payment", "pay"))
        .isEqualTo(new Configured("weft.retry.max-attempts", "2", "weft.properties"));
    assertThat(configuration.find(Setting.RETRY_DELAY, "stock", "fetch")).isNull();
    assertThat(Configuration.none().find(attempts, "stock", "fetch")).isNull();
  }

  @Test
  void aSystemPropertyWinsOverTheEnvironmentAndThisOverTheFile() {
    String key = "weft.retry.my-stock.fetch.max-attempts";
    Map<String, String> environment = Map.of("WEFT_RETRY_MY_STOCK_FETCH_MAX_ATTEMPTS", " 3 ");
    Map<String, String> file = Map.of(key, "2");
    Setting attempts = Setting.RETRY_MAX_ATTEMPTS;
    assertThat(
            Configuration.of(file, environment, Map.of(key, "4"))
                .find(attempts, "my-stock", "fetch"))
        .isEqualTo(new Configured(key, "4", "system property"));
    assertThat(Configuration.of(file, environment, Map.of()).find(attempts, "my-stock", "fetch"))
        .isEqualTo(new Configured("WEFT_RETRY_MY_STOCK_FETCH_MAX_ATTEMPTS", "3", "environment"));
  }

  @Test
  void aFileThatIsNoPropertiesCannotBeRead() {
    InputStream file = new ByteArrayInputStream("a=\\u00zz".getBytes(StandardCharsets.US_ASCII));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread()
        .setContextClassLoader(
            new ClassLoader(before) {
              @Override
              public InputStream getResourceAsStream(String name) {
                return name.equals("weft.properties") ? file : super.getResourceAsStream(name);
              }
            });
    try {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(Configuration::load)
          .withMessage("weft.properties cannot be read");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          weft.retry.stock.max-attempts | 101 | a whole number from 1 to 100
          weft.retry.stock.max-attempts | many | a whole number from 1 to 100
          weft.retry.delay | 5 | a time of 0ms or more, such as 250ms or 30s
          weft.retry.stock.fetch.jitter | 1.5 | a number from 0.0 to 1.0
          weft.retry.budget | 1.5 | a number from 0.0 to 1.0
          weft.retry.stock.jitter-type | fulll | proportional, full or decorrelated
          weft.retry.stock.fetch.jitter | NaN | a number from 0.0 to 1.0
          weft.circuit.stock.failure-rate | 0 | a number above 0, at most 1
          weft.circuit.stock.window | 1500ms | a time in whole seconds such as 30s, or a number of calls such as 100 calls or 1 call
          weft.circuit.stock.window | 0 calls | a time in whole seconds such as 30s, or a number of calls such as 100 calls or 1 call
          weft.circuit.stock.open-for | 0ms | a time of 1ms or more, such as 250ms or 30s
          weft.retry.stock.max-delay | 61m | at most 1h
          weft.retry.stock.max-duration | 25h | at most 24h
          weft.circuit.stock.window | 3601s | at most 1h or 100000 calls
          weft.circuit.stock.window | 100001 calls | at most 1h or 100000 calls
          weft.enabled | yes | true or false
          weft.family.retry_calls_total.enabled | off | true or false
          weft.max-label-sets | none | a whole number from 1 to 1000000
          weft.max-label-sets | 0 | a whole number from 1 to 1000000
          weft.family.max-label-sets | -1 | a whole number from 1 to 1000000
          weft.family.retry_calls_total.max-label-sets | 1000001 | a whole number from 1 to 1000000
          weft.family.own_seconds.max-label-sets | 1e3 | a whole number from 1 to 1000000
          weft.family.retry_failure_total.max-error-types | 10001 | a whole number from 1 to 10000
          weft.family.max-error-types | 99999999999 | a whole number from 1 to 10000
          """)
  void aValueThatCannotBeIsNamedWithItsKeyAndWhatCouldBe(String key, String value, String range) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> of(key, value))
        .withMessage(
            "Weft's configuration cannot be used:\n  "
                + key
                + " is '"
                + value
                + "' (weft.properties) but must be "
                + range);
  }

  @Test
  void allValuesThatCannotBeAreNamedTogether() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> of("weft.retry.jitter", "2", "weft.circuit.trial-calls", "0"))
        .withMessageContaining("weft.retry.jitter is '2'")
        .withMessageContaining("weft.circuit.trial-calls is '0'");
  }

  @Test
  void aRetentionOfWhatCannotEndIsToldWithAllOtherErrors() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                of(
                    "weft.family.circuit_breaker_state.retention", "1h",
                    "weft.family.mesh_fallback_calls_total.retention", "1h",
                    "weft.family.retry_call_total.retention", "1h",
                    "weft.family.retention", "1h",
                    "weft.family.checkout_duration_seconds.retention", "999ms",
                    "weft.family.retry_calls_total.retention", "1h"))
        .extracting(thrown -> String.valueOf(thrown.getMessage()))
        .satisfies(
            message ->
                assertThat(message)
                    .contains(
                        "weft.family.checkout_duration_seconds.retention is '999ms'"
                            + " (weft.properties) but must be a time of 1s or more, such as 30s"
                            + " or 1h",
                        "weft.family.circuit_breaker_state.retention is set (weft.properties) but"
                            + " no series of circuit_breaker_state can end of it",
                        "weft.family.mesh_fallback_calls_total.retention is set (weft.properties)"
                            + " but no series of mesh_fallback_calls_total can end of it",
                        "weft.family.retention (weft.properties) is of no metric family; did you"
                            + " mean weft.family.<name>.retention?",
                        "weft.family.retry_call_total.retention (weft.properties) is of no metric"
                            + " family; did you mean weft.family.retry_calls_total.retention?"));
  }

  @Test
  void whatIsConfiguredGoesBeforeTheRetentionThatCodeSays() {
    SeriesLimits limits =
        SeriesLimits.defaults()
            .retention("a_seconds", Duration.ofHours(1))
            .retention("b_seconds", Duration.ofHours(2))
            .configured(of("weft.family.a_seconds.retention", "5m"));
    assertThat(limits.retentionOf("a_seconds")).isEqualTo(Duration.ofMinutes(5));
    assertThat(limits.retentionOf("b_seconds")).isEqualTo(Duration.ofHours(2));
    assertThat(limits.retentionOf("c_seconds")).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.retention("a_seconds", Duration.ofMillis(999)))
        .withMessage("The retention of a_seconds must be \"1s\" to \"8760h\", but it is PT0.999S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.retention("weft_overflow_total", Duration.ofHours(1)))
        .withMessage("No series of weft_overflow_total can end of a retention");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.retention("retry_failures_total", Duration.ofHours(1)))
        .withMessageContaining("did you mean 'retry_failure_total'?");
  }

  @Test
  void whatAFamilyHasNoUseForIsTold() {
    Map<String, String> file =
        Map.of(
            "weft.family.retry_calls_total.max-error-types", "20",
            "weft.family.circuit_breaker_state.retention", "1h",
            "weft.family.load_balancer_errors_total.max-error-types", "20");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Configuration.of(file, Map.of(), Map.of()))
        .satisfies(
            thrown ->
                assertThat(thrown.problems())
                    .containsExactlyInAnyOrder(
                        "weft.family.retry_calls_total.max-error-types is set (weft.properties) but"
                            + " retry_calls_total has no error types",
                        "weft.family.circuit_breaker_state.retention is set (weft.properties) but"
                            + " no series of circuit_breaker_state can end of it"));
  }

  @Test
  void limitsThatCannotBeAndThoseOfNoFamilyAreToldTogether() {
    Map<String, String> file =
        Map.of(
            "weft.family.retry_failures_total.max-label-sets", "500",
            "weft.family.retry_failure.max-error-types", "20",
            "weft.max-label-sets", "many",
            "weft.family.max-label-sets", "0",
            "weft.family.own_seconds.max-label-sets", "500",
            "weft.family.checkout_total.max-error-types", "5");
    Map<String, String> environment = Map.of("WEFT_FAMILY_OWN_SECOND_MAX_LABEL_SETS", "500");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Configuration.of(file, environment, Map.of()))
        .satisfies(
            thrown ->
                assertThat(thrown.problems())
                    .containsExactlyInAnyOrder(
                        "weft.family.retry_failures_total.max-label-sets (weft.properties) is of no"
                            + " metric family; did you mean"
                            + " weft.family.retry_failure_total.max-label-sets?",
                        "weft.family.retry_failure.max-error-types (weft.properties) is of no"
                            + " metric family; did you mean"
                            + " weft.family.retry_failure_total.max-error-types?",
                        "weft.max-label-sets is 'many' (weft.properties) but must be a whole number"
                            + " from 1 to 1000000",
                        "weft.family.max-label-sets is '0' (weft.properties) but must be a whole"
                            + " number from 1 to 1000000",
                        "weft.family.checkout_total.max-error-types (weft.properties) is of no"
                            + " metric family that has error types",
                        "WEFT_FAMILY_OWN_SECOND_MAX_LABEL_SETS (environment) is of no metric"
                            + " family, nor can it be of a metric of your own, whose name would end"
                            + " in _TOTAL, _BYTES, _RATIO or _SECONDS"));
  }

  @ParameterizedTest
  @CsvSource({
    "weft.retry.stock.fetch.max-atempts, weft.retry.stock.fetch.max-attempts",
    "weft.retri.stock.fetch.jitter, weft.retry.stock.fetch.jitter",
    "weft.circuit.openfor, weft.circuit.open-for",
    "weft.enable, weft.enabled",
    "weft.family.retry_calls.enabled, weft.family.retry_calls_total.enabled"
  })
  void aKeyThatNothingReadsIsToldWithTheNearestThatIsRead(String key, String nearest) {
    try (CapturedLog log = new CapturedLog()) {
      of(key, "1");
      assertThat(
              log.linesWith(key + " (weft.properties) is not known; did you mean " + nearest + "?"))
          .hasSize(1);
    }
  }

  @Test
  void aKeyThatMeansAServiceAndAnOperationIsToldOnce() {
    Setting attempts = Setting.RETRY_MAX_ATTEMPTS;
    try (CapturedLog log = new CapturedLog()) {
      Configuration configuration = of("weft.retry.inventory.v2.max-attempts", "5");
      configuration.find(attempts, "inventory.v2", "fetch");
      configuration.find(attempts, "inventory.v2", "store");
      assertThat(log.linesWith("means two things")).isEmpty();
      configuration.find(attempts, "inventory", "v2");
      configuration.find(attempts, "inventory", "v2");
      assertThat(log.linesWith("means two things"))
          .singleElement()
          .asString()
          .contains("weft.retry.inventory.v2.max-attempts (weft.properties)")
          .contains("max-attempts of the service 'inventory.v2'")
          .contains("max-attempts of the operation 'v2' of the service 'inventory'");
    }
  }

  @Test
  void aVariableThatMeansTwoServicesOrTwoSettingsIsTold() {
    try (CapturedLog log = new CapturedLog()) {
      Configuration configuration =
          Configuration.of(
              Map.of(),
              Map.of("WEFT_CIRCUIT_PAY_EU_OPEN_FOR", "5s", "WEFT_RETRY_PAY_MAX_DELAY", "7s"),
              Map.of());
      configuration.find(Setting.CIRCUIT_OPEN_FOR, "pay-eu", null);
      configuration.find(Setting.RETRY_MAX_DELAY, "pay", "order");
      assertThat(log.linesWith("means two things")).isEmpty();
      configuration.find(Setting.CIRCUIT_OPEN_FOR, "pay_eu", null);
      configuration.find(Setting.RETRY_DELAY, "pay-max", "order");
      assertThat(log.linesWith("means two things"))
          .hasSize(2)
          .anyMatch(line -> line.contains("'pay-eu', and open-for of the service 'pay_eu'"))
          .anyMatch(line -> line.contains("'pay', and delay of the service 'pay-max'"));
    }
  }

  @Test
  void aNameThatIsWrittenAnotherWayIsTold() {
    try (CapturedLog log = new CapturedLog()) {
      Configuration configuration =
          of(
              "weft.retry.pet-clinic.findOwnerById.delay", "7ms",
              "weft.retry.pet-clinic.find-owner-by-id.jitter", "0.1",
              "weft.circuit.petClinic.open-for", "1s",
              "weft.retry.petclinic.find_pets.max-attempts", "5");
      for (int i = 0; i < 2; i++) {
        assertThat(configuration.find(Setting.RETRY_DELAY, "pet-clinic", "find_owner_by_id"))
            .isNull();
        configuration.find(Setting.RETRY_JITTER, "pet-clinic", "find_owner_by_id");
        configuration.find(Setting.RETRY_MAX_DELAY, "pet-clinic", "find_owner_by_id");
        configuration.find(Setting.CIRCUIT_OPEN_FOR, "pet-clinic", null);
      }
      assertThat(log.linesWith("does not set"))
          .hasSize(3)
          .anyMatch(
              line ->
                  line.contains(
                      "weft.retry.pet-clinic.findOwnerById.delay (weft.properties) does not"
                          + " set weft.retry.pet-clinic.find_owner_by_id.delay: keys name services"
                          + " and operations as metrics do"))
          .anyMatch(line -> line.contains("weft.retry.pet-clinic.find_owner_by_id.jitter"))
          .anyMatch(line -> line.contains("weft.circuit.pet-clinic.open-for"));
    }
  }

  @Test
  void namesThatDifferInTheirSignsOnlyAndAreBothConfiguredAreNotTold() {
    try (CapturedLog log = new CapturedLog()) {
      Configuration configuration =
          of("weft.circuit.pay-eu.open-for", "1s", "weft.circuit.pay_eu.open-for", "2s");
      configuration.find(Setting.CIRCUIT_OPEN_FOR, "pay-eu", null);
      configuration.find(Setting.CIRCUIT_OPEN_FOR, "pay_eu", null);
      configuration.find(Setting.CIRCUIT_OPEN_FOR, "payeu", null);
      assertThat(log.linesWith("does not set")).isEmpty();
    }
  }

  @Test
  void aKeyThatIsForAllIsNotTold() {
    try (CapturedLog log = new CapturedLog()) {
      Configuration configuration = of("weft.retry.max-attempts", "5");
      configuration.find(Setting.RETRY_MAX_ATTEMPTS, "a", "b");
      configuration.find(Setting.RETRY_MAX_ATTEMPTS, "b", "c");
      assertThat(log.linesWith("means two things")).isEmpty();
    }
  }

  @Test
  void whatIsReadAsASystemPropertyOnlyIsToldElsewhere() {
    System.setProperty("weft.audit.format", "text");
    try (CapturedLog log = new CapturedLog()) {
      Configuration.of(Map.of(), Map.of(), Map.of("weft.audit.format", "text"));
      assertThat(log.linesWith("weft.audit.format")).isEmpty();
      System.clearProperty("weft.audit.format");
      of("weft.audit.format", "json");
      Configuration.of(Map.of(), Map.of("WEFT_WEAVING_CHECK", "false"), Map.of());
      assertThat(log.linesWith("does nothing: it is read as a system property only"))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .contains("weft.audit.format (weft.properties)")
                      .endsWith("-Dweft.audit.format=json"),
              line ->
                  assertThat(line)
                      .contains("WEFT_WEAVING_CHECK (environment)")
                      .endsWith("-Dweft.weaving-check=false"));
    } finally {
      System.clearProperty("weft.audit.format");
    }
  }

  @Test
  void aKeyThatIsLikeNoOtherIsToldWithoutAGuess() {
    try (CapturedLog log = new CapturedLog()) {
      of("weft.docs.update", "true");
      assertThat(log.linesWith("weft.docs.update"))
          .singleElement()
          .asString()
          .endsWith("weft.docs.update (weft.properties) is not known");
    }
  }

  @Test
  void aVariableThatNothingReadsIsToldAsItIsWritten() {
    try (CapturedLog log = new CapturedLog()) {
      Configuration.of(
          Map.of(), Map.of("WEFT_RETRY_STOCK_MAX_ATEMPTS", "1", "HOME", "/"), Map.of());
      assertThat(log.linesWith("is not known"))
          .singleElement()
          .asString()
          .contains(
              "WEFT_RETRY_STOCK_MAX_ATEMPTS (environment) is not known; did you mean"
                  + " WEFT_RETRY_STOCK_MAX_ATTEMPTS?");
    }
  }

  @Test
  void switchesAreOnUnlessSaidOtherwise() {
    Configuration configuration =
        of("weft.retry.stock.enabled", "false", "weft.retry.stock.fetch.enabled", "true");
    assertThat(configuration.enabled(Setting.RETRY_ENABLED, "stock", "fetch")).isTrue();
    assertThat(configuration.enabled(Setting.RETRY_ENABLED, "stock", "store")).isFalse();
    assertThat(configuration.enabled(Setting.TIMED_ENABLED, "stock", "store")).isTrue();
    Configuration off = of("weft.enabled", "false", "weft.retry.enabled", "true");
    assertThat(off.enabled(Setting.RETRY_ENABLED, "stock", "fetch")).isFalse();
  }

  @Test
  void familiesCanBeHidden() {
    assertThat(
            of(
                    "weft.family.retry_calls_total.enabled", "false",
                    "weft.family.retry_attempts_total.enabled", "true")
                .hiddenFamilies())
        .containsExactly(Family.RETRY_CALLS);
  }

  @Test
  void thePageListsEachSettingWithItsRange() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));
    for (Setting setting : Setting.values()) {
      assertThat(page)
          .contains(
              "| `"
                  + setting.group()
                  + "` | `"
                  + setting.settingName()
                  + "` | "
                  + setting.type().range()
                  + (setting.type().limit().equals(setting.type().range())
                      ? ""
                      : ", " + setting.type().limit()));
    }
    assertThat(page.lines().filter(line -> line.startsWith("| `")))
        .hasSize(Setting.values().length);
  }

  @Test
  void aValueThatBreaksLinesMakesNoneInAMessage() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                Configuration.of(
                    Map.of("weft.application", "a\nFORGED\u0007\u2028LINE"), Map.of(), Map.of()))
        .withMessageContaining("weft.application is 'a\\u000aFORGED\\u0007\\u2028LINE' (");
  }

  @Test
  void anEmptyNameIsNone() {
    Configuration configuration =
        Configuration.of(
            Map.of("weft.application", "", "weft.application-version", " "),
            Map.of("WEFT_APPLICATION", "shop", "WEFT_INSTANCE", ""),
            Map.of());
    assertThat(configuration.application()).contains("shop");
    assertThat(configuration.instance()).isEmpty();
    assertThat(configuration.version()).isEmpty();
  }
}
