package ai.datapunk.weft.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.RawConnection;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests that are not what they should be. */
final class RequestAttacks {

  private static final String SMUGGLED = "GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\n";

  static final List<Attack> ALL =
      List.of(
          new Attack(
              "paths beside `/metrics`: `/metrics/../x`, `//metrics`, `/%6detrics`, `/metrics;x`",
              "404", RequestAttacks::paths),
          new Attack(
              "`TRACE`, `CONNECT`, `POST`, and the preface of HTTP/2",
              "405, 404",
              RequestAttacks::methods),
          new Attack(
              "a header name with a space, a line feed in the target",
              "400",
              RequestAttacks::names),
          new Attack(
              "a request smuggled behind `Content-Length` and `Transfer-Encoding`, two lengths, or"
                  + " one of them",
              "400 once, then closed",
              RequestAttacks::smuggling),
          new Attack(
              "a compressed body that is large when it is not (a bomb)",
              "400 and closed; never read",
              RequestAttacks::bomb),
          new Attack("201 headers of different names", "closed", RequestAttacks::manyHeaders),
          new Attack("10 MB of headers", "closed", RequestAttacks::largeHeaders));

  private RequestAttacks() {}

  private static String request(String line, String... headers) {
    return line + "\r\nHost: x\r\n" + String.join("", headers) + "Connection: close\r\n\r\n";
  }

  private static void paths(Target target) {
    for (String path :
        List.of(
            "/metrics/../x",
            "/x/../metrics",
            "//metrics",
            "//x/metrics",
            "/%6detrics",
            "/metrics;x",
            "/metrics%00",
            "/metrics/",
            "/./metrics",
            "\\metrics")) {
      assertThat(target.answer(request("GET " + path + " HTTP/1.1")))
          .matches(answer -> answer.startsWith("HTTP/1.1 404") || answer.startsWith("HTTP/1.1 400"))
          .doesNotContain("mesh_");
    }
  }

  private static void methods(Target target) {
    for (String method : List.of("TRACE", "POST", "OPTIONS", "get")) {
      assertThat(target.answer(request(method + " /metrics HTTP/1.1")))
          .startsWith("HTTP/1.1 405")
          .doesNotContain("mesh_");
    }
    for (String line : List.of("CONNECT x:80 HTTP/1.1", "PRI * HTTP/2.0")) {
      assertThat(target.answer(request(line))).doesNotStartWith("HTTP/1.1 200");
    }
  }

  private static void names(Target target) {
    assertThat(target.answer(request("GET /metrics HTTP/1.1", "Content-Length : 3\r\n")))
        .startsWith("HTTP/1.1 400");
    assertThat(target.answer("GET /met\nrics HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  private static void smuggling(Target target) {
    for (String headers :
        List.of(
            "Content-Length: " + SMUGGLED.length() + "\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
            "Content-Length: 0\r\nContent-Length: " + SMUGGLED.length() + "\r\n",
            "Content-Length: " + SMUGGLED.length() + "\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: xchunked\r\n",
            "Content-Length: +0\r\n")) {
      String answer =
          target.answer(
              "GET /metrics HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n0\r\n\r\n" + SMUGGLED);
      assertThat(answer).as(headers).doesNotContain("HTTP/1.1 200", "healthy", "mesh_");
      assertThat(answer.split("HTTP/1.1 ", -1)).as(headers).hasSizeLessThanOrEqualTo(2);
    }
  }

  private static void bomb(Target target) {
    assertThat(
            target.answer(
                request(
                    "POST /metrics HTTP/1.1",
                    "Content-Encoding: gzip\r\n",
                    "Content-Length: 1000000000\r\n")))
        .startsWith("HTTP/1.1 400");
  }

  private static void manyHeaders(Target target) {
    String many =
        IntStream.range(0, 201).mapToObj(i -> "x" + i + ": y\r\n").collect(Collectors.joining());
    assertThat(target.answer(request("GET /metrics HTTP/1.1", many)))
        .doesNotContain("HTTP/1.1 200", "mesh_");
  }

  private static void largeHeaders(Target target) throws IOException {
    try (RawConnection connection = new RawConnection(target.port())) {
      connection.send("GET /metrics HTTP/1.1\r\nHost: x\r\n");
      String header = "x: " + "y".repeat(100_000 - 5) + "\r\n";
      try {
        for (int i = 0; i < 100; i++) {
          connection.send(header);
        }
        connection.send("\r\n");
      } catch (SocketException closed) {
        // In the middle of it.
        return;
      }
      assertThat(connection.rest()).doesNotContain("HTTP/1.1 200", "mesh_");
    }
  }
}
