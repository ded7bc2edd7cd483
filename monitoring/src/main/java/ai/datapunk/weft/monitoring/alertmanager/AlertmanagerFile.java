package ai.datapunk.weft.monitoring.alertmanager;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.access.Address;
import ai.datapunk.weft.monitoring.access.FileNames;
import ai.datapunk.weft.monitoring.access.NeededFile;
import ai.datapunk.weft.monitoring.access.Receivers;
import ai.datapunk.weft.monitoring.promql.Matchers;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Alertmanager's configuration: who gets which alert when, and which are explained by others. */
public final class AlertmanagerFile {

  private static final String USUAL = "platform";
  private static final String RECEIVER = "receiver";
  private static final String MATCHERS = "matchers";

  private final Collection<Catalog> catalogs;
  private final Collection<Alert> alerts;
  private final Receivers receivers;
  private final List<String> by;
  private final SortedMap<String, String> teams;

  /**
   * One for these alerts about the applications of these catalogs.
   *
   * @param by labels that tell environments apart
   */
  public AlertmanagerFile(
      Collection<Catalog> catalogs,
      Collection<Alert> alerts,
      Receivers receivers,
      List<String> by) {
    this.by = List.copyOf(by);
    this.catalogs = List.copyOf(catalogs);
    this.alerts = List.copyOf(alerts);
    this.receivers = receivers;
    SortedSet<String> names = new TreeSet<>();
    alerts.forEach(alert -> names.add(alert.team()));
    if (names.isEmpty()) {
      names.add(USUAL);
    }
    this.teams = FileNames.of(names);
  }

  /** The text of the file. */
  public String text() {
    YamlMap file = new YamlMap().put("route", route()).put("receivers", receivers());
    List<YamlMap> rules =
        InhibitRules.of(catalogs, alerts, by).stream().map(InhibitRule::yaml).toList();
    return YamlText.of(rules.isEmpty() ? file : file.put("inhibit_rules", rules));
  }

  private static List<String> and(List<String> more, String... labels) {
    return Stream.concat(Stream.of(labels), more.stream()).toList();
  }

  /** Who gets what belongs to no team. */
  private String anybody() {
    return teams.containsKey(USUAL) ? USUAL : teams.firstKey();
  }

  private YamlMap route() {
    YamlMap critical =
        new YamlMap()
            .comment(
                YamlText.lines(
                    "A message for each matter, sent after one evaluation of the rules, so that what"
                        + " explains it can be there; each hour again."))
            .putTexts(MATCHERS, List.of(Matchers.is("severity", "critical")))
            .putTexts("group_by", and(by, "alertname", "job", "service"))
            .put("group_wait", "15s")
            .put("group_interval", "1m")
            .put("repeat_interval", "1h");
    if (teams.size() > 1) {
      critical.put("routes", otherTeams());
    }
    List<YamlMap> routes = new ArrayList<>();
    // The first route that is for an alert has it.
    unsent().map(Unsent::route).ifPresent(routes::add);
    routes.add(critical);
    routes.addAll(otherTeams());
    return new YamlMap()
        .comment(
            YamlText.lines(
                "Warnings: one message for all of an alert, whichever applications it is about, and"
                    + " twice a day again. What no route below is for comes here too."))
        .put(RECEIVER, anybody())
        .putTexts("group_by", and(by, "alertname"))
        .put("group_wait", "1m")
        .put("group_interval", "10m")
        .put("repeat_interval", "12h")
        .put("routes", routes);
  }

  /** The routes of all teams but that which gets the rest, made anew: YAML would refer to them. */
  private List<YamlMap> otherTeams() {
    return teams.keySet().stream()
        .filter(team -> !team.equals(anybody()))
        .map(AlertmanagerFile::ofTeam)
        .toList();
  }

  private static YamlMap ofTeam(String team) {
    return new YamlMap().putTexts(MATCHERS, List.of(Matchers.is("team", team))).put(RECEIVER, team);
  }

  private List<YamlMap> receivers() {
    List<YamlMap> all = new ArrayList<>();
    teams.forEach((team, file) -> all.add(receiver(team, file)));
    unsent().map(Unsent::toNobody).ifPresent(all::add);
    return all;
  }

  private Optional<Unsent> unsent() {
    return Unsent.among(alerts, teams.keySet());
  }

  private YamlMap receiver(String team, String file) {
    YamlMap receiver = new YamlMap();
    Address address = receivers.addressOf(team).orElse(null);
    if (address == null) {
      return receiver
          .comment(YamlText.lines("Without an address: its alerts are shown, and sent nowhere."))
          .put("name", team);
    }
    YamlMap webhook = new YamlMap().put("url", address.toString()).put("send_resolved", true);
    if (address.isEncrypted()) {
      webhook.put("http_config", encrypted(file));
    }
    return receiver.put("name", team).put("webhook_configs", List.of(webhook));
  }

  private static YamlMap encrypted(String file) {
    return new YamlMap()
        .put("follow_redirects", false)
        .put("authorization", new YamlMap().put("credentials_file", token(file)));
  }

  private static String token(String file) {
    return "secrets/receiver-" + file + "-token";
  }

  /** The files that it names, and that are not written. */
  public List<NeededFile> needed() {
    List<NeededFile> files = new ArrayList<>();
    teams.forEach(
        (team, file) ->
            receivers
                .addressOf(team)
                .filter(Address::isEncrypted)
                .ifPresent(
                    address ->
                        files.add(
                            new NeededFile(
                                token(file),
                                "the token that the receiver of `" + team + "` takes",
                                true))));
    return files;
  }
}
