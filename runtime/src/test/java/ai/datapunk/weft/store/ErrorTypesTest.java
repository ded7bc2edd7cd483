package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ErrorTypesTest {

  @Test
  void theTypeIsTheSimpleNameOfTheClassAndNeverTheMessage() {
    assertThat(ErrorTypes.of(new IOException("user 4711 not found"))).isEqualTo("IOException");
    assertThat(ErrorTypes.of(new StackOverflowError())).isEqualTo("StackOverflowError");
  }

  @Test
  void anAnonymousExceptionHasTheTypeThatItExtends() {
    Throwable anonymous =
        new IOException() {
          private static final long serialVersionUID = 1L;
        };
    assertThat(ErrorTypes.of(anonymous)).isEqualTo("IOException");
  }

  @Test
  void whatAFuturesExceptionWrapsIsTaken() {
    assertThat(ErrorTypes.of(new CompletionException(new IOException()))).isEqualTo("IOException");
    assertThat(ErrorTypes.of(new ExecutionException(new CompletionException(new IOException()))))
        .isEqualTo("IOException");
    assertThat(ErrorTypes.of(new CompletionException("without a cause", null)))
        .isEqualTo("CompletionException");
    assertThat(ErrorTypes.of(new IllegalStateException(new IOException())))
        .isEqualTo("IllegalStateException");
  }
}
