package ai.datapunk.weft.exposition;

import ai.datapunk.weft.tls.TlsFiles;
import java.nio.file.Path;

/**
 * The TLS of a {@link MetricsEndpoint}: where its key and certificates are. The files are looked at
 * when clients connect, at most once a second, and read again when they have changed; if they
 * cannot be used then, the earlier ones stay. TLS 1.3 and 1.2 are spoken. Immutable.
 */
public final class EndpointTls {

  private final TlsFiles files;

  private EndpointTls(TlsFiles files) {
    this.files = files;
  }

  static EndpointTls of(TlsFiles files) {
    return new EndpointTls(files);
  }

  /**
   * From files in PEM.
   *
   * @param certificates the chain, the endpoint's own first
   * @param key in PKCS#8
   */
  public static EndpointTls pem(Path certificates, Path key) {
    return new EndpointTls(new TlsFiles(certificates, key, null, null, null, false));
  }

  /**
   * From files in PEM, with a key that is encrypted.
   *
   * @param certificates the chain, the endpoint's own first
   * @param key in PKCS#8
   */
  public static EndpointTls pem(Path certificates, Path key, String password) {
    return new EndpointTls(new TlsFiles(certificates, key, null, password, null, false));
  }

  /** From a key store in PKCS#12 that has one password. */
  public static EndpointTls pkcs12(Path keyStore, String password) {
    return new EndpointTls(new TlsFiles(null, null, keyStore, password, null, false));
  }

  /**
   * With clients that have to show a certificate, or have no connection.
   *
   * @param authorities the certificates in PEM of those who sign them
   */
  public EndpointTls requireClients(Path authorities) {
    return new EndpointTls(files.clients(authorities, true));
  }

  /**
   * With clients that are asked for a certificate: without one, they see the probes ({@code
   * /-/healthy} and {@code /-/ready}) and no metrics.
   *
   * @param authorities the certificates in PEM of those who sign them
   */
  public EndpointTls askClients(Path authorities) {
    return new EndpointTls(files.clients(authorities, false));
  }

  TlsFiles files() {
    return files;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return files.toString();
  }
}
