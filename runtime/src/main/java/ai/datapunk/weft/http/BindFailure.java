package ai.datapunk.weft.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Locale;

/** What to tell a person where a server cannot listen. */
final class BindFailure {

  /** Below this, many systems let only privileged users listen. */
  private static final int UNPRIVILEGED = 1024;

  private BindFailure() {}

  static String explained(InetSocketAddress at, IOException fault) {
    return "Port "
        + at.getPort()
        + " of "
        + at.getAddress().getHostAddress()
        + " cannot be listened on ("
        + fault.getMessage()
        + "): "
        + remedy(at, fault);
  }

  private static String remedy(InetSocketAddress at, IOException fault) {
    if (!isOfThisMachine(at.getAddress())) {
      return "the address is none of this machine's; 127.0.0.1 is for this machine alone, 0.0.0.0"
          + " stands for all addresses that it has";
    }
    String message = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
    if (at.getPort() < UNPRIVILEGED && message.contains("denied")) {
      return "ports below 1024 are for privileged users; choose another with"
          + " MetricsEndpoint.builder().port(…) or weft.endpoint.port, such as 9464";
    }
    return "stop what listens there, or choose another with MetricsEndpoint.builder().port(…) or"
        + " weft.endpoint.port; 0 takes one that is free";
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return true;
    }
  }
}
