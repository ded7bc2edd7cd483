package ai.datapunk.weft.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is tried instead of a proper handshake. */
final class TlsAttacks {

  /** ECDHE with ECDSA and AES in GCM, ECDHE with AES in CBC, and RSA without forward secrecy. */
  private static final String SUITES = "c02bc009c013009c002f";

  static final List<Attack> ALL =
      List.of(
          new Attack(
              "plain text on the TLS port", "closed; nothing is told", TlsAttacks::plainText),
          new Attack("a downgrade to TLS 1.1 or 1.0", "no handshake", TlsAttacks::downgrade),
          new Attack(
              "TLS 1.2 with suites that are not forward secret, or in CBC",
              "no handshake",
              TlsAttacks::weakSuites),
          new Attack(
              "100 handshakes that stop after a byte",
              "give way to a scrape, closed at the deadline at the latest",
              TlsAttacks::slowHandshakes));

  private TlsAttacks() {}

  private static int first(Target target, String sent) throws IOException {
    try (RawConnection connection = new RawConnection(target.tlsPort())) {
      return connection.send(sent).first();
    }
  }

  private static void plainText(Target target) {
    assertThat(
            RawConnection.answer(
                target.tlsPort(), "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .doesNotContain("HTTP", "mesh_");
  }

  private static void downgrade(Target target) throws IOException {
    assertThat(first(target, ClientHello.of("0303", SUITES))).isEqualTo(ClientHello.HANDSHAKE);
    assertThat(first(target, ClientHello.of("0302", SUITES))).isNotEqualTo(ClientHello.HANDSHAKE);
    assertThat(first(target, ClientHello.of("0301", SUITES))).isNotEqualTo(ClientHello.HANDSHAKE);
  }

  private static void weakSuites(Target target) throws IOException {
    String rest = SUITES.substring(4);
    assertThat(first(target, ClientHello.of("0303", rest))).isNotEqualTo(ClientHello.HANDSHAKE);
  }

  private static void slowHandshakes(Target target) throws IOException {
    List<RawConnection> slow = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      slow.add(new RawConnection(target.tlsPort()).send("\u0016"));
    }
    target.scrapeByTls();
    assertThat(slow.get(0).rest()).doesNotContain("HTTP");
    for (RawConnection connection : slow) {
      connection.close();
    }
  }
}
