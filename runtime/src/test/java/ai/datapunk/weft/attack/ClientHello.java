package ai.datapunk.weft.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;

/** The first message of a TLS handshake, for clients that the JDK's own would refuse to be. */
final class ClientHello {

  /** The type of a record that goes on with the handshake. */
  static final int HANDSHAKE = 0x16;

  private static final String EXTENSIONS =
      // Groups: x25519, secp256r1. Points: uncompressed. Signatures: ECDSA and RSA with SHA-256.
      "000a00060004001d0017" + "000b00020100" + "000d00080006040308040401";

  private ClientHello() {}

  /**
   * A hello that offers nothing newer than this.
   *
   * @param version in hex, such as 0302 for TLS 1.1
   * @param suites in hex, each of four digits
   */
  static String of(String version, String suites) {
    String body =
        version
            + "5a".repeat(32)
            + "00"
            + length(suites, 2)
            + suites
            + "0100"
            + length(EXTENSIONS, 2)
            + EXTENSIONS;
    String message = "01" + length(body, 3) + body;
    String record = "160301" + length(message, 2) + message;
    return new String(HexFormat.of().parseHex(record), ISO_8859_1);
  }

  private static String length(String hex, int bytes) {
    String length = Integer.toHexString(hex.length() / 2);
    return "0".repeat(2 * bytes - length.length()) + length;
  }
}
