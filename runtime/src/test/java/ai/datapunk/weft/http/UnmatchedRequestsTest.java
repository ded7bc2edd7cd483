package ai.datapunk.weft.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnmatchedRequestsTest {

  private final UnmatchedRequests requests = new UnmatchedRequests();

  /** The numbers, from 1, of the requests by which it is known. */
  private int[] told(int number, @Nullable String template, int status) {
    return IntStream.rangeClosed(1, number)
        .filter(each -> requests.ended(template, status))
        .toArray();
  }

  @Test
  void theHundredthThatHasNoTemplateTellsAndNoOther() {
    assertThat(told(300, null, 200)).containsExactly(100);
  }

  @Test
  void aBlankTemplateIsNone() {
    assertThat(told(100, " ", 299)).containsExactly(100);
  }

  @Test
  void oneTemplateIsEnoughToKnowThatThereAreSome() {
    assertThat(told(99, null, 200)).isEmpty();
    assertThat(told(1, "/orders/{id}", 204)).isEmpty();
    assertThat(told(300, null, 200)).isEmpty();
  }

  @Test
  void whatDidNotSucceedSaysNothing() {
    for (int status : new int[] {0, 101, 199, 300, 304, 401, 404, 499, 500, 503}) {
      assertThat(told(101, null, status)).as("%s", status).isEmpty();
      assertThat(told(1, "/login", status)).as("%s", status).isEmpty();
    }
    assertThat(told(100, null, 200)).containsExactly(100);
  }
}
