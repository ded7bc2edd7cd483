package ai.datapunk.weft.catalog;

import java.io.Writer;

/** Keeps what is written as a text. Other than a {@code StringWriter} it locks nothing. */
final class TextWriter extends Writer {

  private final StringBuilder text;

  /** One that has room for so many characters before it grows. */
  TextWriter(int capacity) {
    this.text = new StringBuilder(capacity);
  }

  @Override
  public void write(int c) {
    text.append((char) c);
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    text.append(chars, offset, length);
  }

  @Override
  public void write(String more) {
    text.append(more);
  }

  @Override
  public void write(String more, int offset, int length) {
    text.append(more, offset, offset + length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
