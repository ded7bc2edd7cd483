package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.Setting;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.tls.TlsFiles;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The endpoint as settings have it, whose values were checked when they were read. */
record ConfiguredEndpoint(Configuration configuration) {

  /**
   * Settings that cannot be used may be those that switch the endpoint off or protect it, so that
   * there is none without them.
   *
   * @throws ai.datapunk.weft.config.ConfigurationException if they cannot be used
   */
  ConfiguredEndpoint {
    configuration.requireUsable();
  }

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
    ifSet(
        Setting.ENDPOINT_ALLOW_UNPROTECTED,
        found -> builder.allowUnprotected(found.value().equals("true")));
    ifSet(
        Setting.ENDPOINT_COUNT_AUTHENTICATION,
        found -> builder.countAuthentication(found.value().equals("true")));
    if (find(Setting.ENDPOINT_TLS_CERTIFICATE) != null
        || find(Setting.ENDPOINT_TLS_KEY_STORE) != null) {
      builder.tls(tls());
    }
    Principals principals = new ConfiguredPrincipals(configuration).gate();
    if (principals != null) {
      builder.access(principals);
    }
  }

  /** As a whole: nothing of it is what code says. */
  private EndpointTls tls() {
    EndpointTls tls =
        EndpointTls.of(
            new TlsFiles(
                file(Setting.ENDPOINT_TLS_CERTIFICATE),
                file(Setting.ENDPOINT_TLS_KEY),
                file(Setting.ENDPOINT_TLS_KEY_STORE),
                text(Setting.ENDPOINT_TLS_PASSWORD),
                null,
                false));
    Path authorities = file(Setting.ENDPOINT_TLS_CLIENT_CA);
    if (authorities == null) {
      return tls;
    }
    return "optional".equals(text(Setting.ENDPOINT_TLS_CLIENTS))
        ? tls.askClients(authorities)
        : tls.requireClients(authorities);
  }

  private @Nullable String text(Setting setting) {
    Configured found = find(setting);
    return found == null ? null : found.value();
  }

  private @Nullable Path file(Setting setting) {
    String name = text(setting);
    return name == null ? null : Path.of(name);
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
