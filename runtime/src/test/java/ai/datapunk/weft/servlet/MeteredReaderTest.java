package ai.datapunk.weft.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeteredReaderTest {

  private static final long UNKNOWN = -1;

  /** Of one, two, three and four bytes in UTF-8. */
  private static final String TEXT = "aß€𝄞";

  private final List<IOException> broken = new ArrayList<>();
  private final RequestBody body = new RequestBody(UNKNOWN, broken::add);

  private static MeteredReader reader(String text, @Nullable String encoding, RequestBody body) {
    return new MeteredReader(new BufferedReader(new StringReader(text)), encoding, body);
  }

  @Test
  void charactersCountAsTheBytesThatTheyAreInUtf8() throws IOException {
    assertThat(TEXT.getBytes(UTF_8)).hasSize(10);
    try (MeteredReader reader = reader(TEXT, "utf-8", body)) {
      for (int c; (c = reader.read()) >= 0; ) {
        assertThat(TEXT).contains(String.valueOf((char) c));
      }
    }
    assertThat(body.bytes()).isEqualTo(10);
  }

  @Test
  void aReaderHoldsNothingThatWasNotAskedFor() throws IOException {
    BufferedReader containers = new BufferedReader(new StringReader("one\ntwo\nthree"));
    MeteredReader reader = new MeteredReader(containers, "UTF-8", body);
    assertThat(reader.readLine()).isEqualTo("one");
    assertThat(containers.readLine()).isEqualTo("two");
    assertThat(body.bytes()).isEqualTo(4);
  }

  @Test
  void inOtherEncodingsACharacterIsAByteUntilTheEndTellsTheLength() throws IOException {
    RequestBody told = new RequestBody(12, broken::add);
    try (MeteredReader reader = reader("sechs!", "UTF-16", told)) {
      char[] six = new char[6];
      assertThat(reader.read(six, 0, 6)).isEqualTo(6);
      assertThat(told.bytes()).isEqualTo(6);
      assertThat(reader.read(six, 0, 6)).isEqualTo(-1);
      assertThat(told.bytes()).isEqualTo(12);
    }
  }

  @Test
  void whatIsReadOnceMoreCountsOnce() throws IOException {
    try (MeteredReader reader = reader("abcdef", null, body)) {
      reader.mark(10);
      assertThat(reader.skip(4)).isEqualTo(4);
      reader.reset();
      assertThat(reader.lines()).containsExactly("abcdef");
    }
    assertThat(body.bytes()).isEqualTo(7);
  }

  @Test
  void neverMoreCountsThanTheRequestTells() throws IOException {
    RequestBody told = new RequestBody(3, broken::add);
    try (MeteredReader reader = reader("abc", null, told)) {
      assertThat(reader.readLine()).isEqualTo("abc");
    }
    assertThat(told.bytes()).isEqualTo(3);
  }

  @Test
  void aReaderThatFailsTellsSo() throws IOException {
    Reader failing =
        new Reader() {
          @Override
          public int read(char[] into, int offset, int length) throws IOException {
            throw new IOException("gone");
          }

          @Override
          public void close() {}
        };
    MeteredReader reader = new MeteredReader(new BufferedReader(failing), "UTF-8", body);
    assertThatExceptionOfType(IOException.class).isThrownBy(reader::readLine);
    assertThat(broken).singleElement().asString().isEqualTo("java.io.IOException: gone");
  }

  @Test
  void aFormCountsAsLongAsTheRequestTellsAndNothingIfItDoesNot() {
    RequestBody told = new RequestBody(8, broken::add);
    told.parsed();
    body.parsed();
    assertThat(told.bytes()).isEqualTo(8);
    assertThat(body.bytes()).isZero();
  }
}
