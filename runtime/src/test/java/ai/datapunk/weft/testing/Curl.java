package ai.datapunk.weft.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.SocketFactory;

/**
 * Asks a server on loopback as {@code curl} does, and tells it as if the server were on the usual
 * port. What changes from answer to answer is left out: the time, and how headers are ordered.
 */
public final class Curl {

  private static final String USUAL_PORT = "9464";

  private final SocketFactory sockets;
  private final String scheme;
  private final int port;

  private Curl(SocketFactory sockets, String scheme, int port) {
    this.sockets = sockets;
    this.scheme = scheme;
    this.port = port;
  }

  /** Of a port that speaks plain HTTP. */
  public static Curl http(int port) {
    return new Curl(SocketFactory.getDefault(), "http", port);
  }

  /** Of a port that speaks TLS, with what these sockets trust and show. */
  public static Curl https(int port, SocketFactory sockets) {
    return new Curl(sockets, "https", port);
  }

  /**
   * Adds a request and the head and the body of its answer.
   *
   * @param options as they are told, with a space behind them
   * @param target the path, with a query or without
   * @param headers of the request
   */
  public void head(Transcript transcript, String options, String target, String... headers)
      throws IOException {
    String[] answer = ask(target, headers);
    String body = answer[1].isEmpty() ? "" : "\n\n" + answer[1];
    transcript.command(told("-i " + options, target), head(answer[0]) + body);
  }

  /** Adds a request and the body of its answer, which has the status 200. */
  public void body(Transcript transcript, String options, String target, String... headers)
      throws IOException {
    String[] answer = ask(target, headers);
    assertThat(answer[0]).startsWith("HTTP/1.1 200 OK");
    transcript.command(told(options, target), answer[1]);
  }

  /** The body of an answer. */
  public String body(String target, String... headers) throws IOException {
    return ask(target, headers)[1];
  }

  private String told(String options, String target) {
    String address = scheme + "://127.0.0.1:" + USUAL_PORT + target;
    return "curl " + options + (target.contains("[") ? "-g '" + address + "'" : address);
  }

  private String[] ask(String target, String... headers) throws IOException {
    Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port);
    try (RawConnection connection = new RawConnection(socket)) {
      connection.send(
          "GET "
              + target
              + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
              + Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining())
              + "\r\n");
      // Not "Connection: close", which answers would repeat.
      String answer = connection.shutdownOutput().rest();
      int end = answer.indexOf("\r\n\r\n");
      String head = answer.substring(0, end).replace("\r\n", "\n");
      String body = answer.substring(end + 4);
      return new String[] {
        head, head.contains("\nTransfer-encoding: chunked") ? whole(body) : body
      };
    }
  }

  /** What comes in chunks: each behind its length, up to one of none. */
  private static String whole(String chunks) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (true) {
      int line = chunks.indexOf("\r\n", at);
      int length = Integer.parseInt(chunks.substring(at, line), 16);
      if (length == 0) {
        return whole.toString();
      }
      whole.append(chunks, line + 2, line + 2 + length);
      at = line + 2 + length + 2;
    }
  }

  private static String head(String head) {
    String[] lines = head.split("\n", -1);
    TreeSet<String> headers = new TreeSet<>(Arrays.asList(lines).subList(1, lines.length));
    assertThat(headers.removeIf(header -> header.startsWith("Date: "))).isTrue();
    return lines[0] + "\n" + String.join("\n", headers);
  }
}
