package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.Setting;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SettingsRefreshTest {

  /** Nobody writes to it, which fails. */
  private static final InputStream BROKEN = new PipedInputStream();

  private final Map<String, Object> properties = new HashMap<>();
  private final StandardEnvironment environment = new StandardEnvironment();
  private final Mesh mesh =
      Mesh.builder().registry(new PrometheusRegistry()).configuration(Configuration.none()).build();
  private final SettingsRefresh refresh = new SettingsRefresh(mesh, environment);

  @BeforeEach
  void addTheProperties() {
    environment.getPropertySources().addFirst(new MapPropertySource("remote", properties));
  }

  @AfterEach
  void close() {
    mesh.close();
  }

  private @Nullable String delay() {
    Configured found = mesh.configuration().find(Setting.RETRY_DELAY, "stock", "fetch");
    return found == null ? null : found.value();
  }

  private void changed(String... keys) {
    refresh.onApplicationEvent(new EnvironmentChangeEvent(Set.of(keys)));
  }

  @Test
  void changedPropertiesHoldAllOrNone() {
    properties.put("weft.retry.delay", "3s");
    changed("weft.retry.delay");
    assertThat(delay()).isEqualTo("3s");
    properties.put("weft.retry.delay", "4s");
    properties.put("weft.retry.jitter", "much");
    changed("weft.retry.delay");
    assertThat(delay()).isEqualTo("3s");
    properties.put("weft.retry.jitter", "0.1");
    changed("weft.retry.jitter");
    assertThat(delay()).isEqualTo("4s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weft.retry.delay",
        "weft.retry.stock.maxAttempts",
        "weft.circuit[pay.eu].open-for",
        "WEFT_RETRY_DELAY",
        "spring.application.name",
        "SPRING_APPLICATION_NAME"
      })
  void aKeyOfWeftsHasThemReadHoweverItIsWritten(String key) {
    properties.put("weft.retry.delay", "3s");
    changed("server.port", key);
    assertThat(delay()).isEqualTo("3s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"server.port", "wefts.enabled", "weft.spring.discovery.enabled", "WEFTED"})
  void otherKeysHaveNothingRead(String key) {
    properties.put("weft.retry.delay", "3s");
    changed(key);
    assertThat(delay()).isNull();
  }

  @Test
  void aKeyThatAPlaceholderMayStandForHasThemRead() {
    properties.put("weft.retry.delay", "${wait}");
    properties.put("wait", "3s");
    changed("wait");
    assertThat(delay()).isEqualTo("3s");
    changed();
    properties.put("wait", "4s");
    changed();
    assertThat(delay()).isEqualTo("3s");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    properties.put("weft.retry.delay", "3s");
    changed("weft.retry.delay");
    properties.put("weft.retry.delay", "4s");
    for (InputStream file :
        List.of(
            BROKEN, new ByteArrayInputStream("key=\\u00zz".getBytes(StandardCharsets.US_ASCII)))) {
      withFile(file, () -> changed("weft.retry.delay"));
      assertThat(delay()).isEqualTo("3s");
    }
    properties.put("weft.retry.delay", "${weft.retry.delay}");
    changed("weft.retry.delay");
    assertThat(delay()).isEqualTo("3s");
  }

  /** With another {@code weft.properties} on the class path. */
  private static void withFile(InputStream file, Runnable action) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(
        new ClassLoader(before) {
          @Override
          public InputStream getResourceAsStream(String name) {
            return name.equals("weft.properties") ? file : super.getResourceAsStream(name);
          }
        });
    try {
      action.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
