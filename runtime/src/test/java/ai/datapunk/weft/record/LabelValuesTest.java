package ai.datapunk.weft.record;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.contract.LabelValues;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is recorded against the values that the compiler counts series of. */
class LabelValuesTest {

  @Test
  void theResultsOfOperationsAreThoseThatTheCompilerKnows() {
    assertThat(Stream.of(OperationOutcome.Result.values()).map(OperationOutcome.Result::label))
        .containsExactlyElementsOf(LabelValues.RESULTS);
    assertThat(
            OperationOutcome.unwanted(2, OperationOutcome.Result.MAX_ATTEMPTS_REACHED).errorType())
        .isEqualTo("unwanted_result")
        .isEqualTo(LabelValues.UNWANTED_RESULT);
  }

  @Test
  void theStatesOfCircuitsAreThoseThatTheCompilerKnows() {
    assertThat(
            Stream.of(Circuit.State.values()).map(state -> state.name().toLowerCase(Locale.ROOT)))
        .containsExactlyElementsOf(LabelValues.STATES);
  }

  @Test
  void theTypesOfHistogramsAreThoseThatTheCompilerKnows() {
    assertThat(Stream.of(ai.datapunk.weft.annotation.HistogramType.values()).map(Enum::name))
        .containsExactlyElementsOf(
            Stream.of(ai.datapunk.weft.contract.HistogramType.values()).map(Enum::name).toList());
  }
}
