package ai.datapunk.weft.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The transport security of a server: TLS 1.3 and 1.2 with suites that are forward secret and
 * authenticated, and keys and authorities that are read again when their files change. Thread-safe.
 */
public final class ServerTls {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private static final List<String> SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  /**
   * How many sessions are kept for clients that come again, of those that do not keep them
   * themselves: the JDK keeps 20,480 unless told otherwise, which whoever connects could fill.
   */
  private static final int MOST_SESSIONS = 256;

  private final SSLContext context;
  private final @Nullable SwappedAuthorities authorities;
  private final boolean clientsRequired;

  private ServerTls(
      SSLContext context, @Nullable SwappedAuthorities authorities, boolean clientsRequired) {
    this.context = context;
    this.authorities = authorities;
    this.clientsRequired = clientsRequired;
  }

  /**
   * Reads the files.
   *
   * @throws UncheckedIOException if they cannot be used, with the file and the reason
   */
  public static ServerTls of(TlsFiles files) {
    return of(files, System::nanoTime);
  }

  static ServerTls of(TlsFiles files, LongSupplier nanos) {
    try {
      SwappedKeys keys =
          new SwappedKeys(
              new Reloaded<>(
                  files.ofServer(),
                  () -> SwappedKeys.Generation.next(ServerKeys.load(files)),
                  nanos));
      Path signedBy = files.authorities();
      SwappedAuthorities authorities =
          signedBy == null
              ? null
              : new SwappedAuthorities(
                  new Reloaded<>(List.of(signedBy), () -> ClientAuthorities.load(signedBy), nanos));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {keys},
          // Without authorities, no client is asked for a certificate, and none is checked.
          authorities == null ? new TrustManager[0] : new TrustManager[] {authorities},
          null);
      context.getServerSessionContext().setSessionCacheSize(MOST_SESSIONS);
      return new ServerTls(context, authorities, files.clientsRequired());
    } catch (NoSuchFileException absent) {
      throw new UncheckedIOException("TLS: there is no file " + absent.getFile(), absent);
    } catch (IOException fault) {
      throw new UncheckedIOException("TLS: " + fault.getMessage(), fault);
    } catch (GeneralSecurityException fault) {
      throw new UncheckedIOException("TLS: " + fault.getMessage(), new IOException(fault));
    }
  }

  /** What engines are made with. */
  public SSLContext context() {
    return context;
  }

  /** What each connection may use. */
  public SSLParameters parameters() {
    SSLParameters parameters = context.getDefaultSSLParameters();
    parameters.setProtocols(PROTOCOLS.clone());
    List<String> supported = Arrays.asList(context.getSupportedSSLParameters().getCipherSuites());
    parameters.setCipherSuites(SUITES.stream().filter(supported::contains).toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(true);
    if (authorities != null) {
      parameters.setWantClientAuth(true);
      if (clientsRequired) {
        parameters.setNeedClientAuth(true);
      }
    }
    return parameters;
  }

  /** Whether clients are asked for certificates. */
  public boolean asksClients() {
    return authorities != null;
  }

  /**
   * Whether a client's certificates are trusted at this moment: sessions that are resumed, and
   * connections that last, have had theirs checked when they began.
   */
  public boolean trusts(List<X509Certificate> chain) {
    if (authorities == null || chain.isEmpty()) {
      return false;
    }
    try {
      authorities.checkClientTrusted(
          chain.toArray(new X509Certificate[0]), chain.get(0).getPublicKey().getAlgorithm());
      return true;
    } catch (CertificateException untrusted) {
      return false;
    }
  }
}
