package ai.datapunk.weft.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a file in PEM (RFC 7468); what stands between them is left aside, as OpenSSL writes
 * it there.
 */
record Pem(Path file, List<Block> blocks) {

  /** No key or chain of certificates is larger; what is may be anything. */
  private static final long MOST_BYTES = 1 << 20;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  /**
   * What stands between two marks of the same name.
   *
   * @param base64 which was decoded once, and can be
   */
  record Block(String type, String base64) {

    byte[] bytes() {
      return Base64.getMimeDecoder().decode(base64);
    }
  }

  static Pem read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is too large for a file in PEM");
    }
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(file, ISO_8859_1));
    while (block.find()) {
      blocks.add(checked(file, new Block(block.group(1), block.group(2))));
    }
    return new Pem(file, List.copyOf(blocks));
  }

  private static Block checked(Path file, Block block) throws IOException {
    try {
      block.bytes();
      return block;
    } catch (IllegalArgumentException malformed) {
      throw new IOException(file + " has a block that is not base64", malformed);
    }
  }

  /** The certificates, at least one, as they stand. */
  List<X509Certificate> certificates() throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Block block : blocks) {
      if (block.type().equals("CERTIFICATE")) {
        certificates.add(certificate(block));
      }
    }
    if (certificates.isEmpty()) {
      throw new IOException(file + " has no certificate in PEM (BEGIN CERTIFICATE)");
    }
    return certificates;
  }

  private X509Certificate certificate(Block block) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(block.bytes()));
    } catch (CertificateException malformed) {
      throw new IOException(file + " has a certificate that cannot be read", malformed);
    }
  }
}
