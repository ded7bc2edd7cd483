package ai.datapunk.weft.monitoring.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileNamesTest {

  @Test
  void noTwoNamesHaveOneFileAndAFilesNameStaysWhatItIs() {
    assertThat(FileNames.of(List.of("shop.web", "shop web", "shop-web", "shop_web", "shop-web")))
        .isEqualTo(
            Map.of(
                "shop-web", "shop-web",
                "shop_web", "shop_web",
                "shop web", "shop-web-2",
                "shop.web", "shop-web-3"));
  }

  @Test
  void whatIsTakenAlreadyIsNotTakenAgain() {
    assertThat(FileNames.of(List.of("a.b", "a b", "a-b-2", "日本")))
        .isEqualTo(Map.of("a-b-2", "a-b-2", "a b", "a-b", "a.b", "a-b-3", "日本", "-"));
  }
}
