package ai.datapunk.weft.store;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Hosts in writing: an IP address of version 6 stands in brackets before a port (RFC 3986) and in
 * its one canonical form (RFC 5952).
 */
public final class HostText {

  private static final int GROUPS = 8;

  private HostText() {}

  /**
   * A host as a URI has it: {@code 2001:DB8:0:0::7} is {@code [2001:db8::7]}. A name stays as it
   * is, and so does the zone of an address.
   */
  public static String bracketed(String host) {
    if (host.indexOf(':') < 0 || host.startsWith("[")) {
      return host;
    }
    int zone = host.indexOf('%');
    String address = zone < 0 ? host : host.substring(0, zone);
    try {
      // A text with a colon in it is never looked up.
      InetAddress parsed = InetAddress.getByName(address);
      // One that maps an address of version 4 comes as that.
      String text = parsed instanceof Inet6Address ? canonical(parsed.getAddress()) : address;
      return "[" + text + host.substring(address.length()) + "]";
    } catch (UnknownHostException none) {
      return host;
    }
  }

  /** The same without brackets. */
  public static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static String canonical(byte[] address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (address[2 * i] & 0xff) << 8 | (address[2 * i + 1] & 0xff);
    }
    int zeros = longestRunOfZeros(groups);
    int behind = zeros + run(groups, zeros);
    if (behind - zeros < 2) {
      return joined(groups, 0, GROUPS);
    }
    return joined(groups, 0, zeros) + "::" + joined(groups, behind, GROUPS);
  }

  /** The first of the longest. */
  private static int longestRunOfZeros(int[] groups) {
    int longest = 0;
    for (int i = 1; i < GROUPS; i++) {
      if (run(groups, i) > run(groups, longest)) {
        longest = i;
      }
    }
    return longest;
  }

  /** How many groups from this one on are zero. */
  private static int run(int[] groups, int from) {
    int end = from;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - from;
  }

  private static String joined(int[] groups, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
