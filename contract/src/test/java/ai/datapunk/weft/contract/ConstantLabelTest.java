package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConstantLabelTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tier=hot | tier | hot",
        "' tier = hot ' | tier | hot",
        "query=a=b | query | a=b",
        "tier=very hot | tier | very hot"
      })
  void aNameAnEqualsSignAndAValueAreALabel(String text, String name, String value) {
    assertThat(ConstantLabel.parse(text)).isEqualTo(new ConstantLabel(name, value));
    assertThat(ConstantLabel.parse(text).isComplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tier", "tier=", "=hot", " = ", "tier= "})
  void whatLacksOneOfThemIsNot(String text) {
    assertThat(ConstantLabel.parse(text).isComplete()).isFalse();
  }
}
