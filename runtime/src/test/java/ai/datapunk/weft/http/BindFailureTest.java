package ai.datapunk.weft.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class BindFailureTest {

  private static InetSocketAddress at(int last, int port) throws UnknownHostException {
    byte[] address = {(byte) (last == 1 ? 127 : 192), 0, (byte) (last == 1 ? 0 : 2), (byte) last};
    return new InetSocketAddress(InetAddress.getByAddress(address), port);
  }

  @Test
  void aPortInUse() throws UnknownHostException {
    assertThat(BindFailure.explained(at(1, 9464), new BindException("Address already in use")))
        .isEqualTo(
            "Port 9464 of 127.0.0.1 cannot be listened on (Address already in use): stop what"
                + " listens there, or choose another with MetricsEndpoint.builder().port(…) or"
                + " weft.endpoint.port; 0 takes one that is free");
  }

  @Test
  void anAddressThatIsNoneOfThisMachines() throws UnknownHostException {
    // 192.0.2.0/24 is for documentation, and nobody's.
    assertThat(BindFailure.explained(at(7, 9464), new BindException("Cannot assign")))
        .isEqualTo(
            "Port 9464 of 192.0.2.7 cannot be listened on (Cannot assign): the address is none of"
                + " this machine's; 127.0.0.1 is for this machine alone, 0.0.0.0 stands for all"
                + " addresses that it has");
  }

  @Test
  void aPortForPrivilegedUsers() throws UnknownHostException {
    assertThat(BindFailure.explained(at(1, 80), new SocketException("Permission denied")))
        .endsWith(
            "ports below 1024 are for privileged users; choose another with"
                + " MetricsEndpoint.builder().port(…) or weft.endpoint.port, such as 9464");
  }
}
