package ai.datapunk.weft.monitoring.dependencies;

import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/** Why a server cannot be reached, and the way out, in words: what is thrown has few of them. */
final class ConnectionFault {

  private static final String ADDRESS =
      "let --prometheus be an address that can be reached from here";

  private ConnectionFault() {}

  /** What is wrong, by what was thrown. */
  static String of(Throwable thrown) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    if (has(causes, UnresolvedAddressException.class)) {
      return "there is no host of this name. Fix: " + ADDRESS + ".";
    }
    if (has(causes, SSLException.class)) {
      return ofEncryption(causes);
    }
    if (has(causes, ConnectException.class)) {
      return "nothing listens there, or does not let this machine in. Fix: start it, or "
          + ADDRESS
          + ".";
    }
    return said(causes) + ". Fix: " + ADDRESS + ".";
  }

  private static String ofEncryption(List<Throwable> causes) {
    String said = said(causes);
    if (said.contains("plaintext")) {
      return "it answers without TLS. Fix: let --prometheus begin with http://, if it is to be so.";
    }
    return has(causes, CertificateException.class) || said.contains("PKIX")
        ? "its certificate is not known here to be its own ("
            + said
            + "). Fix: let --prometheus have the name that is in the certificate, and name who signed"
            + " that with -Djavax.net.ssl.trustStore."
        : said + ". Fix: " + ADDRESS + ".";
  }

  private static boolean has(List<Throwable> causes, Class<?> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  /** That of the first with something to say besides what is inside it. */
  private static String said(List<Throwable> causes) {
    for (Throwable cause : causes) {
      String message = cause.getMessage();
      Throwable inside = cause.getCause();
      if (message != null && (inside == null || !message.equals(inside.toString()))) {
        return message;
      }
    }
    return causes.get(causes.size() - 1).getClass().getSimpleName();
  }
}
