package ai.datapunk.weft.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.store.StackReserve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks whether there is stack has done something, and is not to fail. */
class ReserveAtTheEndOfStackTest {

  /**
   * From so many frames it cannot be asked: they are small where the last compiler has made them.
   */
  private static final int LAST_FEW = 64;

  private final List<@Nullable Object> answers = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {0, 20_000})
  void theAnswerIsNoErrorOfWhoAsks(int before) throws InterruptedException {
    Supplier<@Nullable Object> asks = StackReserve::isThere;
    for (int i = 0; i < before; i++) {
      assertThat(DeepStack.at(1, asks)).isEqualTo(true);
    }
    DeepStack.atEach(frames -> answers.add(DeepStack.at(frames, asks)));
    assertThat(answers)
        .hasSize(DeepStack.FRAMES)
        .filteredOn(answer -> !(answer instanceof Boolean))
        .hasSizeLessThanOrEqualTo(LAST_FEW);
  }
}
