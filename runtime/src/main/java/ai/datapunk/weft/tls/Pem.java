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

  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ");

  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN ([A-Z0-9 ]+)-----((?:\\R[A-Za-z-]+:[^\r\n]*)*+[^-]*)-----END \\1-----");

  /**
   * What stands between two marks of the same name.
   *
   * @param base64 behind headers, in the older form of encrypted keys
   */
  record Block(String type, String base64) {

    /** Without what may be a key. */
    @Override
    public String toString() {
      return type;
    }
  }

  static Pem read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is too large for a file in PEM");
    }
    String text = Files.readString(file, ISO_8859_1);
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      blocks.add(new Block(block.group(1), block.group(2)));
    }
    // Or else a chain whose file is being written would be taken for the whole of it.
    if (BEGIN.matcher(text).results().count() > blocks.size()) {
      throw new IOException(file + " has a block in PEM that does not end");
    }
    return new Pem(file, List.copyOf(blocks));
  }

  /**
   * What a block holds.
   *
   * @throws IOException if it is not in base64; of what it is, nothing is told
   */
  byte[] bytes(Block block) throws IOException {
    try {
      return Base64.getMimeDecoder().decode(block.base64());
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
              .generateCertificate(new ByteArrayInputStream(bytes(block)));
    } catch (CertificateException malformed) {
      throw new IOException(file + " has a certificate that cannot be read", malformed);
    }
  }
}
