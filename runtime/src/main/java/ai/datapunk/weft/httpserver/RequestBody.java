package ai.datapunk.weft.httpserver;

import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request, whose bytes are counted while they are read. It skips by reading: what the
 * JDK's server gives has lost count of its bytes once some were skipped. For one reader at a time.
 */
final class RequestBody extends InputStream {

  private final InputStream body;

  /** Written by the thread that reads; whoever ends the exchange may be another. */
  private volatile long bytes;

  private volatile boolean broken;
  private volatile boolean closed;

  RequestBody(InputStream body) {
    this.body = body;
  }

  /** How many bytes were read. */
  long bytes() {
    return bytes;
  }

  /** Whether reading has failed before the body was closed, as it does when the client has gone. */
  boolean isBroken() {
    return broken;
  }

  /** One thread reads at a time. */
  private void add(long more) {
    long before = bytes;
    bytes = before + more;
  }

  @Override
  public int read() throws IOException {
    try {
      int read = body.read();
      if (read >= 0) {
        add(1);
      }
      return read;
    } catch (IOException gone) {
      broken = !closed;
      throw gone;
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      int read = body.read(into, offset, length);
      if (read > 0) {
        add(read);
      }
      return read;
    } catch (IOException gone) {
      broken = !closed;
      throw gone;
    }
  }

  @Override
  public int available() throws IOException {
    return body.available();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    body.close();
  }
}
