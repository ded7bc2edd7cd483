package ai.datapunk.weft.loadbalancer;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Instances as a person writes them: addresses with commas between them. */
public final class ConfiguredInstances {

  private ConfiguredInstances() {}

  /**
   * The instances as an {@code @Instance} parameter takes them: a {@link String}, a {@link URI}, or
   * an {@link InetSocketAddress} written {@code host:port}.
   *
   * @throws IllegalArgumentException if the parameter is of another type, or an address is not one
   */
  public static InstanceSource parse(String text, Class<?> parameterType) {
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
      return URI.create(address);
    }
    if (type.isAssignableFrom(InetSocketAddress.class)) {
      int colon = address.lastIndexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("'" + address + "' is not written host:port");
      }
      return InetSocketAddress.createUnresolved(
          address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }
    throw new IllegalArgumentException(
        "Instances can be configured for a parameter that takes a String, URI or"
            + " InetSocketAddress, not a "
            + type.getName());
  }
}
