package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetriedOperationTest {

  @Test
  void aNameIsDividedAtItsFirstDot() {
    assertThat(RetriedOperation.named("stock.fetch"))
        .isEqualTo(new RetriedOperation("stock", "fetch"));
    assertThat(RetriedOperation.named("stock.fetch.all"))
        .isEqualTo(new RetriedOperation("stock", "fetch.all"));
    assertThat(RetriedOperation.named("stock")).isEqualTo(new RetriedOperation("stock", "stock"));
    assertThat(RetriedOperation.named(".stock"))
        .isEqualTo(new RetriedOperation(".stock", ".stock"));
    assertThat(RetriedOperation.named("stock."))
        .isEqualTo(new RetriedOperation("stock.", "stock."));
  }
}
