package ai.datapunk.weft.it.httpservers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Who asks a server. */
record Client(HttpClient http, int port) {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  Client(int port) {
    this(HttpClient.newBuilder().version(Version.HTTP_1_1).build(), port);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** Sends a text whose length is told. */
  HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return send("POST", path, BodyPublishers.ofString(body, UTF_8), "Content-Type", type);
  }

  /** Sends a text in chunks, without its length. */
  HttpResponse<String> postChunked(String path, String type, String body)
      throws IOException, InterruptedException {
    return send(
        "POST",
        path,
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))),
        "Content-Type",
        type);
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString(UTF_8));
  }

  /** The whole answer to a path that no library would send. */
  String getRaw(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      write(socket, "GET " + path + " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  /** Goes away after the beginning of a text. */
  void abandon(String path) throws IOException {
    abandon(path, "text/plain", "12345");
  }

  /** Goes away after the beginning of a body. */
  void abandon(String path, String type, String begun) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String lines = "POST " + path + " HTTP/1.1\r\nHost: shop\r\nContent-Length: 1000\r\n";
      write(socket, lines + "Content-Type: " + type + "\r\n\r\n" + begun);
    }
  }

  /** Goes away once a text was in the answer. */
  void leaveAfter(String path, String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      write(socket, "GET " + path + " HTTP/1.1\r\nHost: shop\r\n\r\n");
      readUntil(socket, text);
    }
  }

  /** The head of the answer to a request that leaves HTTP. */
  String upgrade(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String lines = "GET " + path + " HTTP/1.1\r\nHost: shop\r\n";
      write(socket, lines + "Connection: Upgrade\r\nUpgrade: silence\r\n\r\n");
      return readUntil(socket, "\r\n\r\n");
    }
  }

  private static String readUntil(Socket socket, String text) throws IOException {
    socket.setSoTimeout((int) PATIENCE.toMillis());
    StringBuilder read = new StringBuilder();
    while (read.indexOf(text) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new EOFException(read.toString());
      }
      read.append((char) next);
    }
    return read.toString();
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }
}
