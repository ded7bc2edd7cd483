package ai.datapunk.weft.httpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

  /** Reading it fails. */
  private static final class Broken extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("on purpose");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }

  @Test
  void oneWhoseReadingFailsIsBroken() throws IOException {
    try (RequestBody body = new RequestBody(new Broken())) {
      assertThatIOException().isThrownBy(body::read);
      assertThat(body.isBroken()).isTrue();
    }
  }

  @Test
  void oneThatIsReadAfterItWasClosedIsNot() throws IOException {
    RequestBody body = new RequestBody(new Broken());
    body.close();
    assertThatIOException().isThrownBy(body::readAllBytes);
    assertThat(body.isBroken()).isFalse();
  }
}
