package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.ConfigurationException;
import ai.datapunk.weft.config.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.CompositePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class EnvironmentSettingsTest {

  private final StandardEnvironment environment = new StandardEnvironment();
  private final MutablePropertySources sources = environment.getPropertySources();

  private static PropertySource<?> yaml(String text) throws IOException {
    return new YamlPropertySourceLoader()
        .load("shop.yml", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "shop.yml"))
        .get(0);
  }

  @Test
  void eachValueKnowsItsLine() throws IOException {
    sources.addLast(
        yaml(
            """
            weft:
              retry:
                stock:
                  fetch:
                    maxAttempts: 5
              circuit:
                "[pay.eu]":
                  open-for: 10s
              load-balancer:
                stock:
                  instances:
                    - a:1
                    - b:2
            """));
    Configuration settings = EnvironmentSettings.of(environment);
    assertThat(settings.find(Setting.RETRY_MAX_ATTEMPTS, "stock", "fetch"))
        .isEqualTo(
            new Configured(
                "weft.retry.stock.fetch.max-attempts",
                "5",
                "Byte array resource [shop.yml] - 5:22"));
    assertThat(settings.find(Setting.CIRCUIT_OPEN_FOR, "pay.eu", null))
        .isEqualTo(
            new Configured(
                "weft.circuit.pay.eu.open-for", "10s", "Byte array resource [shop.yml] - 8:17"));
    assertThat(settings.find(Setting.LOAD_BALANCER_INSTANCES, "stock", null))
        .isEqualTo(
            new Configured(
                "weft.load-balancer.stock.instances",
                "a:1,b:2",
                "Byte array resource [shop.yml] - 12:11"));
  }

  @Test
  void principalsAndViewsHaveTheirKeysToo() throws IOException {
    sources.addLast(
        yaml(
            """
            weft:
              endpoint:
                principals: [prometheus, stock-team]
              principal:
                prometheus:
                  certificate: CN=prometheus,O=Example
                  view: everything
                stock-team:
                  tokenHash: sha256:%s
                  view: stock
              view:
                stock:
                  families:
                    - load_balancer_*
                    - retry_*
                  only:
                    - service=stock
            """
                .formatted("0".repeat(64))));
    Configuration settings = EnvironmentSettings.of(environment);
    assertThat(settings.find(Setting.ENDPOINT_PRINCIPALS, "", null))
        .extracting(Configured::parts)
        .isEqualTo(List.of("prometheus", "stock-team"));
    assertThat(settings.find(Setting.PRINCIPAL_TOKEN_HASH, "stock-team", null))
        .extracting(Configured::source)
        .isEqualTo("Byte array resource [shop.yml] - 9:18");
    assertThat(settings.find(Setting.VIEW_FAMILIES, "stock", null))
        .extracting(Configured::parts)
        .isEqualTo(List.of("load_balancer_*", "retry_*"));
  }

  @Test
  void anEarlierSourceWinsAndTheEnvironmentIsOne() throws IOException {
    sources.addFirst(
        new SystemEnvironmentPropertySource(
            "variables", Map.of("WEFT_RETRY_STOCK_FETCH_MAX_ATTEMPTS", "7", "HOME", "/")));
    sources.addLast(yaml("weft.retry.stock.fetch.max-attempts: 5\nweft.retry.jitter: 0.5"));
    Configuration settings = EnvironmentSettings.of(environment);
    assertThat(settings.find(Setting.RETRY_MAX_ATTEMPTS, "stock", "fetch"))
        .isEqualTo(new Configured("WEFT_RETRY_STOCK_FETCH_MAX_ATTEMPTS", "7", "environment"));
    assertThat(settings.find(Setting.RETRY_JITTER, "stock", "fetch"))
        .extracting(Configured::value)
        .isEqualTo("0.5");
  }

  @Test
  void sourcesWithinSourcesAreReadAndPlaceholdersResolved() {
    CompositePropertySource remote = new CompositePropertySource("remote");
    remote.addPropertySource(
        new MapPropertySource("git:shop", Map.of("weft.retry.delay", "${wait}", "wait", "3s")));
    sources.addLast(remote);
    assertThat(EnvironmentSettings.of(environment).find(Setting.RETRY_DELAY, "stock", "fetch"))
        .isEqualTo(new Configured("weft.retry.delay", "3s", "git:shop"));
  }

  @Test
  void theApplicationIsNamedAsSpringNamesItUnlessWeftDoes() {
    sources.addLast(new MapPropertySource("one", Map.of("spring.application.name", "shop")));
    assertThat(EnvironmentSettings.of(environment).application()).contains("shop");
    sources.addLast(new MapPropertySource("two", Map.of("weft.application", "front")));
    assertThat(EnvironmentSettings.of(environment).application()).contains("front");
  }

  @Test
  void aNameOfSpringsThatIsNoLabelValueIsToldAsSprings() {
    sources.addLast(new MapPropertySource("one", Map.of("spring.application.name", "a\nb")));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> EnvironmentSettings.of(environment))
        .withMessageContainingAll(
            "weft.application is 'a",
            "(spring.application.name) but must be",
            "1 to 128 characters, none of them a control character");
    sources.addLast(new MapPropertySource("two", Map.of("weft.application", "front")));
    assertThat(EnvironmentSettings.of(environment).application()).contains("front");
  }

  @Test
  void allThatCannotBeIsToldAtOnce() {
    sources.addLast(
        new MapPropertySource(
            "one",
            Map.of(
                "weft.retry.delay", "soon",
                "weft.circuit.stock.failure-rate", "2",
                "weft.retry.stock.jitter", "${nothing}")));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> EnvironmentSettings.of(environment))
        .extracting(ConfigurationException::problems)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
        .containsExactlyInAnyOrder(
            "weft.retry.delay is 'soon' (one) but must be a time of 0ms or more, such as 250ms or"
                + " 30s",
            "weft.circuit.stock.failure-rate is '2' (one) but must be a number above 0, at most 1",
            "weft.retry.stock.jitter is '${nothing}' (one) but must be a number from 0.0 to 1.0");
  }
}
