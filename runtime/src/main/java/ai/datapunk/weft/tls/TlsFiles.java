package ai.datapunk.weft.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a server's key and certificates are, and those of the authorities that it trusts in
 * clients.
 *
 * @param certificates the chain in PEM, the server's own first; null where there is a key store
 * @param key in PEM; null where there is a key store
 * @param keyStore in PKCS#12, with both
 * @param password of the key or the key store
 * @param authorities the certificates in PEM of those who sign clients'; null where clients show
 *     none
 * @param clientsRequired whether a client that shows none is refused the connection
 */
public record TlsFiles(
    @Nullable Path certificates,
    @Nullable Path key,
    @Nullable Path keyStore,
    @Nullable String password,
    @Nullable Path authorities,
    boolean clientsRequired) {

  /** With clients that show certificates of these authorities. */
  public TlsFiles clients(Path signedBy, boolean required) {
    return new TlsFiles(certificates, key, keyStore, password, signedBy, required);
  }

  List<Path> ofServer() {
    return Stream.of(certificates, key, keyStore).filter(file -> file != null).toList();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "TlsFiles" + ofServer();
  }
}
