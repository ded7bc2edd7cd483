package ai.datapunk.weft.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** A trust manager for clients whose authorities are replaced while it is asked. Thread-safe. */
final class SwappedAuthorities extends X509ExtendedTrustManager {

  private final Reloaded<X509ExtendedTrustManager> reloaded;

  SwappedAuthorities(Reloaded<X509ExtendedTrustManager> reloaded) {
    this.reloaded = reloaded;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    reloaded.get().checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    reloaded.get().checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    reloaded.get().checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("This is for clients");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("This is for clients");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("This is for clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return reloaded.get().getAcceptedIssuers();
  }
}
