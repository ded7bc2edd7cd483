package ai.datapunk.weft.push;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How this process is told from others. */
final class ThisProcess {

  private ThisProcess() {}

  /** The host's name and the number of the process; the latter alone where there is no name. */
  static String name() {
    long number = ProcessHandle.current().pid();
    try {
      return InetAddress.getLocalHost().getHostName() + ":" + number;
    } catch (UnknownHostException nameless) {
      return Long.toString(number);
    }
  }
}
