package ai.datapunk.weft.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** A connection to a port of the loopback address, on which a test says what it likes. */
public final class RawConnection implements AutoCloseable {

  /** Long enough for whatever a test waits for, so that it fails and does not hang. */
  private static final int PATIENCE_MILLIS = 15_000;

  private final Socket socket;

  /** Connects. */
  public RawConnection(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** A connection that is there already. */
  public RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** What comes back for this request, up to the end of the connection. */
  public static String answer(int port, String request) {
    try (RawConnection connection = new RawConnection(port)) {
      connection.send(request);
      return connection.rest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends this as it is, each character one byte. */
  public RawConnection send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  /** Says that nothing more will be sent; the other direction stays open. */
  public RawConnection shutdownOutput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** The first byte that is received; -1 if the connection is closed before. */
  public int first() throws IOException {
    try {
      return socket.getInputStream().read();
    } catch (SocketException reset) {
      return -1;
    }
  }

  /** What is received until the peer closes the connection, in whatever way. */
  public String rest() throws IOException {
    StringBuilder rest = new StringBuilder();
    byte[] bytes = new byte[8192];
    try {
      for (int n; (n = socket.getInputStream().read(bytes)) >= 0; ) {
        rest.append(new String(bytes, 0, n, ISO_8859_1));
      }
    } catch (SocketException reset) {
      // A close with bytes unread is a reset.
      return rest.toString();
    }
    return rest.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
