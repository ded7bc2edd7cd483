package ai.datapunk.weft.exposition;

import ai.datapunk.weft.tls.ServerTls;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;

/** Has each connection of the JDK's server go by what the endpoint's TLS says. */
final class TlsConfigurator extends HttpsConfigurator {

  private final ServerTls tls;

  TlsConfigurator(ServerTls tls) {
    super(tls.context());
    this.tls = tls;
  }

  @Override
  public void configure(HttpsParameters parameters) {
    parameters.setSSLParameters(tls.parameters());
  }
}
