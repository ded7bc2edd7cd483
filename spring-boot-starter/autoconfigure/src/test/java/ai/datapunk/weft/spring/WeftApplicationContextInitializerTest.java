package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class WeftApplicationContextInitializerTest {

  @AfterEach
  void configureNothing() {
    Weft.mesh().configure(Configuration.none());
  }

  @Test
  void theSettingsAreReadOnceForMeshAndBean() {
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("one", Map.of("weft.application", "shop")));
      new WeftApplicationContextInitializer().initialize(context);
      assertThat(Weft.mesh().configuration().application()).contains("shop");
      assertThat(context.getBeanFactory().getSingleton("weftConfiguration"))
          .isSameAs(Weft.mesh().configuration());
    }
  }
}
