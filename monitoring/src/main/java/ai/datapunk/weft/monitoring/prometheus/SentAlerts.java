package ai.datapunk.weft.monitoring.prometheus;

import ai.datapunk.weft.monitoring.access.Address;
import ai.datapunk.weft.monitoring.access.NeededFile;
import ai.datapunk.weft.monitoring.access.SensitiveNames;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where alerts go, and what they do not say there.
 *
 * @param alertmanagers who gets them
 * @param byNames whether labels are redacted whose names say that they are to be
 * @param redacted which others are
 */
public record SentAlerts(List<Address> alertmanagers, boolean byNames, SortedSet<String> redacted) {

  private static final String WHY_NO_REDIRECT =
      "An answer that points elsewhere is not followed: the password would go there too.";

  /** Makes list and set unmodifiable. */
  public SentAlerts {
    alertmanagers = List.copyOf(alertmanagers);
    redacted = Collections.unmodifiableSortedSet(new TreeSet<>(redacted));
  }

  /** The section of a server that finds the files that it names in this folder. */
  YamlMap in(String folder) {
    YamlMap alerting = new YamlMap();
    List<YamlMap> drops = drops();
    if (!drops.isEmpty()) {
      alerting.put("alert_relabel_configs", drops);
    }
    List<YamlMap> servers = new ArrayList<>();
    for (Address address : alertmanagers) {
      servers.add(alertmanager(address, folder, servers.isEmpty()));
    }
    return servers.isEmpty() ? alerting : alerting.put("alertmanagers", servers);
  }

  private List<YamlMap> drops() {
    List<YamlMap> drops = new ArrayList<>();
    if (byNames) {
      drops.add(
          drop(
              "Labels whose names say that they are about a person, or a secret, do not leave"
                  + " Prometheus. Annotations are not looked at here.",
              SensitiveNames.PATTERN));
    }
    if (!redacted.isEmpty()) {
      drops.add(
          drop(
              "Those that the catalogs know to be personal, or that are asked for.",
              String.join("|", redacted)));
    }
    return drops;
  }

  private static YamlMap drop(String why, String names) {
    return new YamlMap()
        .comment(YamlText.lines(why))
        .put("action", "labeldrop")
        .putQuoted("regex", names);
  }

  private static YamlMap alertmanager(Address address, String folder, boolean first) {
    YamlMap server = new YamlMap();
    if (address.isEncrypted()) {
      String secrets = folder + "secrets/alertmanager";
      server
          .comment(YamlText.lines(first ? WHY_NO_REDIRECT : ""))
          .put("scheme", address.scheme())
          .put("follow_redirects", false)
          .put("basic_auth", Password.in(secrets + "-password"))
          .put("tls_config", new YamlMap().put("ca_file", secrets + "-ca.crt"));
    }
    if (!address.path().isEmpty()) {
      server.put("path_prefix", address.path());
    }
    return server.put(
        "static_configs", List.of(new YamlMap().putTexts("targets", List.of(address.target()))));
  }

  /** The files that it names, and that are not written. */
  List<NeededFile> needed() {
    if (alertmanagers.stream().noneMatch(Address::isEncrypted)) {
      return List.of();
    }
    return List.of(
        new NeededFile(
            "secrets/alertmanager-ca.crt", "the certificate of who signed Alertmanager's", false),
        NeededFile.secret(
            "secrets/alertmanager-password", "the password of `prometheus` in Alertmanager"));
  }
}
