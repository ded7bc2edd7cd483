package ai.datapunk.weft.monitoring.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Why a server is not reached, in words. */
class ConnectionFaultTest {

  @Test
  void nobodyListens() {
    assertThat(said(caused(new ConnectException(), new ClosedChannelException())))
        .startsWith(
            "nothing listens there, or does not let this machine in. Fix: start it, or let");
  }

  @Test
  void thereIsNoSuchHost() {
    assertThat(said(caused(new ConnectException(), new UnresolvedAddressException())))
        .startsWith("there is no host of this name. Fix: ");
  }

  @Test
  void itIsNotEncrypted() {
    assertThat(said(new SSLException("Unrecognized SSL message, plaintext connection?")))
        .isEqualTo(
            "it answers without TLS. Fix: let --prometheus begin with http://, if it is to be so.");
  }

  @Test
  void nobodyKnowsItsCertificate() {
    assertThat(said(new SSLHandshakeException("PKIX path building failed")))
        .startsWith(
            "its certificate is not known here to be its own (PKIX path building failed). Fix")
        .contains("-Djavax.net.ssl.trustStore");
  }

  @Test
  void somethingElseIsSaidAsItIs() {
    assertThat(said(new IOException("HTTP/1.1 header parser received no bytes")))
        .startsWith("HTTP/1.1 header parser received no bytes. Fix: let --prometheus be");
    assertThat(said(new IOException())).startsWith("IOException. Fix: ");
  }

  private static String said(Throwable thrown) {
    return ConnectionFault.of(new ExecutionException(thrown));
  }

  private static Throwable caused(Throwable thrown, Throwable cause) {
    return thrown.initCause(cause);
  }
}
