package ai.datapunk.weft.processor.check.objective;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.DurationText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorBudgetTest {

  @ParameterizedTest
  @CsvSource({
    "0.999, 30d, 43m 12s",
    "0.9, 30d, 3d",
    "0.95, 7d, 8h 24m",
    "0.87, 8d, 1d 57m 36s",
    "0.9999, 30d, 4m 19.2s",
    "0.99999, 30d, 25.92s",
    "0.9999999, 7d, 0.06s",
    "0.9999999999, 7d, 0s",
    "0.9999007943121693, 7d, 1m",
  })
  void whatIsLeftIsReckonedInDecimals(double share, String window, String left) {
    assertThat(ErrorBudget.of(share, DurationText.require(window))).hasToString(left);
  }
}
