package ai.datapunk.weft.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import org.junit.jupiter.api.Test;

/** What needs no container: their own exceptions are in integration-tests/http-servers. */
class ThrownStatusTest {

  @Test
  void whatIsUnavailableHasTheStatusOfTheSpecification() {
    assertThat(ThrownStatus.of(new UnavailableException("for a while", 1))).isEqualTo(503);
    assertThat(ThrownStatus.of(new UnavailableException("for good"))).isEqualTo(404);
  }

  @Test
  void whateverElseIsThrownIsAServerError() {
    assertThat(ThrownStatus.of(new ServletException(new IllegalStateException()))).isEqualTo(500);
  }

  @Test
  void causesThatGoRoundInACircleHaveAnEnd() {
    Exception outer = new Exception();
    Exception inner = new Exception(outer);
    outer.initCause(inner);
    assertThat(ThrownStatus.of(outer)).isEqualTo(500);
  }
}
