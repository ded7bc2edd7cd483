package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.config.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;

/** What an editor completes is what there is to set. */
class MetadataTest {

  private static Map<String, ConfigurationMetadataProperty> properties() throws IOException {
    try (InputStream json =
        MetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      return ConfigurationMetadataRepositoryJsonBuilder.create(json).build().getAllProperties();
    }
  }

  @Test
  void everySettingIsThereAndNoOther() throws IOException {
    List<String> settings =
        Arrays.stream(Setting.values())
            // These two are of a family by its name, and of nothing else.
            .filter(setting -> setting != Setting.FAMILY_ENABLED)
            .filter(setting -> setting != Setting.FAMILY_RETENTION)
            // These are of somebody or something that has a name.
            .filter(setting -> !setting.name().matches("(PRINCIPAL|VIEW)_.*"))
            .map(setting -> setting.key("x", null).replace(".x.", "."))
            .toList();
    List<String> groups =
        Arrays.stream(Setting.values())
            // The endpoint is one, and has no services.
            .filter(setting -> !setting.name().startsWith("ENDPOINT_"))
            .map(setting -> setting.key("x", null).replaceFirst("\\.x\\..*", ""))
            .distinct()
            .toList();
    assertThat(
            properties().keySet().stream()
                .filter(name -> name.startsWith("weft."))
                .filter(name -> !name.startsWith("weft.spring.")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    settings,
                    groups,
                    List.of("weft.enabled", "weft.application", "weft.max-label-sets"))
                .flatMap(List::stream)
                .collect(Collectors.toSet()));
  }

  @Test
  void eachIsDescribed() throws IOException {
    assertThat(properties().values())
        .allSatisfy(property -> assertThat(property.getDescription()).endsWith("."));
  }
}
