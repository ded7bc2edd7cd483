package ai.datapunk.weft.exposition;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.Setting;
import ai.datapunk.weft.contract.DurationText;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The endpoint as settings have it, whose values were checked when they were read. */
record ConfiguredEndpoint(Configuration configuration) {

  /** Whether there is to be one at all. */
  boolean isEnabled() {
    Configured found = find(Setting.ENDPOINT_ENABLED);
    return found == null || found.value().equals("true");
  }

  /**
   * Has what is configured take the place of what code says.
   *
   * @throws UncheckedIOException if there is no such host
   */
  void applyTo(MetricsEndpoint.Builder builder) {
    ifSet(Setting.ENDPOINT_ADDRESS, found -> builder.address(address(found)));
    ifSet(Setting.ENDPOINT_PORT, found -> builder.port(number(found)));
    ifSet(Setting.ENDPOINT_THREADS, found -> builder.threads(number(found)));
    ifSet(Setting.ENDPOINT_QUEUE, found -> builder.queue(number(found)));
    ifSet(Setting.ENDPOINT_BACKLOG, found -> builder.backlog(number(found)));
    ifSet(
        Setting.ENDPOINT_DEADLINE, found -> builder.deadline(DurationText.require(found.value())));
    ifSet(
        Setting.ENDPOINT_STOP_WITHIN,
        found -> builder.stopWithin(DurationText.require(found.value())));
  }

  private void ifSet(Setting setting, Consumer<Configured> use) {
    Configured found = find(setting);
    if (found != null) {
      use.accept(found);
    }
  }

  private @Nullable Configured find(Setting setting) {
    return configuration.find(setting, "", null);
  }

  private static int number(Configured found) {
    return Integer.parseInt(found.value());
  }

  private static InetAddress address(Configured found) {
    try {
      return InetAddress.getByName(found.value());
    } catch (UnknownHostException unknown) {
      throw new UncheckedIOException(
          found.key()
              + " is '"
              + found.value()
              + "' ("
              + found.source()
              + "), a host that is not known",
          unknown);
    }
  }
}
