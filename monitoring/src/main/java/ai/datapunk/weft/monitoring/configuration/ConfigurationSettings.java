package ai.datapunk.weft.monitoring.configuration;

import ai.datapunk.weft.monitoring.access.Address;
import ai.datapunk.weft.monitoring.access.Receivers;
import ai.datapunk.weft.monitoring.access.Redaction;
import ai.datapunk.weft.monitoring.access.ScrapeAccess;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of the servers' configuration is chosen.
 *
 * @param access how Prometheus shows applications who it is
 * @param alertmanagers where Prometheus sends its alerts; empty if nothing is said
 * @param receivers where Alertmanager does
 * @param redaction which labels it is not told
 */
public record ConfigurationSettings(
    ScrapeAccess access, List<Address> alertmanagers, Receivers receivers, Redaction redaction) {

  /** Makes the list unmodifiable. */
  public ConfigurationSettings {
    alertmanagers = List.copyOf(alertmanagers);
  }

  /** By a token, and on to nobody. */
  public static ConfigurationSettings usual() {
    return new ConfigurationSettings(
        ScrapeAccess.TOKEN, List.of(), Receivers.none(), Redaction.byNames());
  }

  /** The same, with an Alertmanager on the same machine where none is said. */
  public ConfigurationSettings orLocal() {
    return alertmanagers.isEmpty() ? withAlertmanagers("http://localhost:9093") : this;
  }

  /** What Alertmanager needs besides, in sentences that begin with a space; empty if nothing. */
  String needsOfAlertmanager() {
    String needs = "";
    if (alertmanagers.stream().anyMatch(Address::isEncrypted)) {
      needs +=
          " It is served over TLS, to the user `prometheus`: `--web.config.file` names a file with"
              + " `tls_server_config` (`cert_file`, `key_file`) and `basic_auth_users`, a map of the user to"
              + " the bcrypt hash of its password (`htpasswd -nBC 10 prometheus` of apache2-utils prints"
              + " it).";
    }
    if (receivers.areEncrypted()) {
      needs +=
          " Receivers' certificates are held against the authorities that the system knows, or those in"
              + " the file that its variable `SSL_CERT_FILE` names.";
    }
    return needs;
  }

  /** The same, with another way to scrape. */
  public ConfigurationSettings with(ScrapeAccess other) {
    return new ConfigurationSettings(other, alertmanagers, receivers, redaction);
  }

  /**
   * The same, with other Alertmanagers, which stand in a list with commas in between.
   *
   * @throws IllegalArgumentException if one of them is no address
   */
  public ConfigurationSettings withAlertmanagers(String list) {
    List<Address> others =
        Stream.of(list.split(",", -1)).map(String::trim).map(Address::of).toList();
    return new ConfigurationSettings(access, others, receivers, redaction);
  }

  /** The same, with other receivers. */
  public ConfigurationSettings with(Receivers others) {
    return new ConfigurationSettings(access, alertmanagers, others, redaction);
  }

  /** The same, with other labels redacted. */
  public ConfigurationSettings with(Redaction other) {
    return new ConfigurationSettings(access, alertmanagers, receivers, other);
  }
}
