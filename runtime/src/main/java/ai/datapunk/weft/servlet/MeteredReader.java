package ai.datapunk.weft.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The container's reader, whose characters are counted as the bytes that they were. It holds
 * nothing of its own: what comes after, in another dispatch, may have the container's. One that is
 * read to its end has read what the request says it is; until then, a character is as long as it is
 * in UTF-8 where that is the encoding, else one byte, and so is the end of a line.
 */
final class MeteredReader extends BufferedReader {

  private static final int LEAST_BUFFER = 1;
  private static final int ONE_BYTE_BELOW = 0x80;
  private static final int TWO_BYTES_BELOW = 0x800;

  private final BufferedReader reader;
  private final RequestBody body;
  private final boolean utf8;
  private long marked;

  MeteredReader(BufferedReader reader, @Nullable String encoding, RequestBody body) {
    super(reader, LEAST_BUFFER);
    this.reader = reader;
    this.body = body;
    this.utf8 = UTF_8.name().equalsIgnoreCase(encoding);
  }

  @Override
  public int read() throws IOException {
    try {
      int read = reader.read();
      if (read < 0) {
        body.ended();
      } else {
        body.add(length((char) read));
      }
      return read;
    } catch (IOException broken) {
      body.broken(broken);
      throw broken;
    }
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    try {
      int read = reader.read(into, offset, length);
      if (read < 0) {
        body.ended();
      }
      long bytes = 0;
      for (int i = 0; i < read; i++) {
        bytes += length(into[offset + i]);
      }
      body.add(bytes);
      return read;
    } catch (IOException broken) {
      body.broken(broken);
      throw broken;
    }
  }

  @Override
  public @Nullable String readLine() throws IOException {
    try {
      String line = reader.readLine();
      if (line == null) {
        body.ended();
        return null;
      }
      long bytes = 1;
      for (int i = 0; i < line.length(); i++) {
        bytes += length(line.charAt(i));
      }
      body.add(bytes);
      return line;
    } catch (IOException broken) {
      body.broken(broken);
      throw broken;
    }
  }

  /** Half of a pair of surrogates is half of their four bytes. */
  private int length(char character) {
    if (!utf8 || character < ONE_BYTE_BELOW) {
      return 1;
    }
    return character < TWO_BYTES_BELOW || Character.isSurrogate(character) ? 2 : 3;
  }

  @Override
  public long skip(long characters) throws IOException {
    long skipped = reader.skip(characters);
    body.add(skipped);
    return skipped;
  }

  @Override
  public boolean ready() throws IOException {
    return reader.ready();
  }

  @Override
  public boolean markSupported() {
    return reader.markSupported();
  }

  @Override
  public void mark(int readAheadLimit) throws IOException {
    reader.mark(readAheadLimit);
    marked = body.read();
  }

  @Override
  public void reset() throws IOException {
    reader.reset();
    body.set(marked);
  }

  @Override
  public void close() throws IOException {
    body.close();
    reader.close();
  }
}
