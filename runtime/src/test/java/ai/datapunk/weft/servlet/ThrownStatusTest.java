package ai.datapunk.weft.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import org.junit.jupiter.api.Test;

/** What needs no container: their own exceptions are in integration-tests/http-servers. */
class ThrownStatusTest {

  private static int status(Throwable thrown) {
    return ThrownStatus.of(thrown, new FakeExchange().context());
  }

  @Test
  void whatIsUnavailableHasTheStatusOfTheSpecification() {
    assertThat(status(new UnavailableException("for a while", 1))).isEqualTo(503);
    assertThat(status(new UnavailableException("for good"))).isEqualTo(404);
  }

  @Test
  void onlyJettyLooksForItInCauses() {
    assertThat(status(new ServletException(new UnavailableException("for a while", 1))))
        .isEqualTo(500);
  }

  @Test
  void whateverElseIsThrownIsAServerError() {
    assertThat(status(new ServletException(new IllegalStateException()))).isEqualTo(500);
  }

  @Test
  void causesThatGoRoundInACircleHaveAnEnd() {
    Exception outer = new Exception();
    Exception inner = new Exception(outer);
    outer.initCause(inner);
    assertThat(status(outer)).isEqualTo(500);
  }
}
