package ai.datapunk.weft.monitoring.alertmanager;

import ai.datapunk.weft.monitoring.promql.Matchers;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is there to explain other alerts, and is never sent: it goes on firing when all else has
 * ended, and after a new start of Alertmanager it may be there alone.
 *
 * @param receiver the name of who gets it, and has no address
 */
record Unsent(String receiver) {

  /** So it is mostly called. */
  private static final String USUAL = "null";

  /** One with a name that no team has, if there is such an alert among these. */
  static Optional<Unsent> among(Collection<Alert> alerts, Collection<String> teams) {
    if (alerts.stream().noneMatch(alert -> alert.name().equals(InhibitRules.OUTAGE))) {
      return Optional.empty();
    }
    StringBuilder name = new StringBuilder(USUAL);
    while (teams.contains(name.toString())) {
      name.append('-');
    }
    return Optional.of(new Unsent(name.toString()));
  }

  YamlMap route() {
    return new YamlMap()
        .comment(
            YamlText.lines(
                "Is there for inhibit_rules, which explain others by it, and is never sent itself:"
                    + " CircuitBreakerOpen or NoInstances of the same call is."))
        .putTexts("matchers", List.of(Matchers.is("alertname", InhibitRules.OUTAGE)))
        .put("receiver", receiver);
  }

  YamlMap toNobody() {
    return new YamlMap()
        .comment(YamlText.lines("Gets no address: what comes here is never sent."))
        .put("name", receiver);
  }
}
