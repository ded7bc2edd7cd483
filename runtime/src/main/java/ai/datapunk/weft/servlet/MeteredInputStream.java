package ai.datapunk.weft.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The body of a request, whose bytes are counted while they are read, blocking or not. It skips by
 * reading.
 */
final class MeteredInputStream extends ServletInputStream {

  private final ServletInputStream in;
  private final RequestBody body;

  MeteredInputStream(ServletInputStream in, RequestBody body) {
    this.in = in;
    this.body = body;
  }

  @Override
  public int read() throws IOException {
    try {
      int read = in.read();
      if (read >= 0) {
        body.add(1);
      }
      return read;
    } catch (IOException broken) {
      body.broken(broken);
      throw broken;
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return counted(in.read(into, offset, length));
    } catch (IOException broken) {
      body.broken(broken);
      throw broken;
    }
  }

  /** Servlet 6.1 has it; with an earlier one nobody can call it. */
  @Override
  public int read(ByteBuffer into) throws IOException {
    try {
      return counted(in.read(into));
    } catch (IOException broken) {
      body.broken(broken);
      throw broken;
    }
  }

  private int counted(int read) {
    if (read > 0) {
      body.add(read);
    }
    return read;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    body.close();
    in.close();
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    in.setReadListener(listener == null ? null : new MeteredReadListener(listener, body));
  }
}
