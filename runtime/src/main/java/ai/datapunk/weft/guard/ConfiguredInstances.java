package ai.datapunk.weft.guard;

import ai.datapunk.weft.loadbalancer.DnsInstances;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.store.HostText;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Instances as a person writes them: addresses with commas between them, {@code dns:host:port} for
 * the addresses of a host, or {@code srv:name} for the targets of a service.
 */
public final class ConfiguredInstances {

  private static final String DNS = "dns:";
  private static final String SRV = "srv:";

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("([^:@\\[\\]]+|\\[[^@\\[\\]]+]):([0-9]{1,5})");

  private static final int LAST_PORT = 65_535;

  private ConfiguredInstances() {}

  /**
   * The instances as an {@code @Instance} parameter takes them: a {@link String}, a {@link URI}, or
   * an {@link InetSocketAddress} written {@code host:port}. A URI that is looked up is {@code
   * http://host:port}; an IP address of version 6 is in brackets.
   *
   * @throws IllegalArgumentException if the parameter is of another type, or an address is not one
   */
  public static InstanceSource parse(String text, Class<?> parameterType) {
    if (text.startsWith(SRV)) {
      return DnsInstances.ofService(text.substring(SRV.length())).named(naming(parameterType));
    }
    if (text.startsWith(DNS)) {
      InetSocketAddress host = hostAndPort(text.substring(DNS.length()));
      return DnsInstances.ofHost(host.getHostString(), host.getPort()).named(naming(parameterType));
    }
    List<Object> instances =
        Arrays.stream(text.split(",", -1))
            .map(String::trim)
            .filter(each -> !each.isEmpty())
            .map(each -> parseOne(each, parameterType))
            .toList();
    return () -> instances;
  }

  private static Object parseOne(String address, Class<?> type) {
    if (type.isInstance(address)) {
      return address;
    }
    if (type == URI.class) {
      return uri(address);
    }
    if (type.isAssignableFrom(InetSocketAddress.class)) {
      return hostAndPort(address);
    }
    throw notTaken(type);
  }

  /** How a parameter of a type names a host and a port. */
  public static DnsInstances.Naming naming(Class<?> type) {
    if (type.isAssignableFrom(String.class)) {
      return ConfiguredInstances::hostAndPort;
    }
    if (type == URI.class) {
      return (host, port) -> URI.create("http://" + hostAndPort(host, port));
    }
    if (type.isAssignableFrom(InetSocketAddress.class)) {
      return ConfiguredInstances::socket;
    }
    throw notTaken(type);
  }

  /** What is no URI can have a password in it all the same, so that it is not repeated. */
  private static URI uri(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException wrong) {
      throw new IllegalArgumentException(
          "an address is no URI: " + wrong.getReason() + " at index " + wrong.getIndex());
    }
  }

  private static String hostAndPort(String host, int port) {
    return HostText.bracketed(host) + ":" + port;
  }

  private static InetSocketAddress socket(String host, int port) {
    return InetSocketAddress.createUnresolved(HostText.withoutBrackets(host), port);
  }

  private static InetSocketAddress hostAndPort(String address) {
    Matcher written = HOST_AND_PORT.matcher(address);
    if (!written.matches() || Integer.parseInt(written.group(2)) > LAST_PORT) {
      throw new IllegalArgumentException(
          "'"
              + InstanceNames.shown(address)
              + "' is not written host:port, or [address]:port for an IP address of version 6");
    }
    return socket(written.group(1), Integer.parseInt(written.group(2)));
  }

  private static IllegalArgumentException notTaken(Class<?> type) {
    return new IllegalArgumentException(
        "Instances can be configured for a parameter that takes a String, URI or"
            + " InetSocketAddress, not a "
            + type.getName());
  }
}
