package ai.datapunk.weft.it.prometheus.drill;

import ai.datapunk.weft.it.prometheus.QuickstartCatalog;
import ai.datapunk.weft.it.support.AlertmanagerServer;
import ai.datapunk.weft.it.support.ServerKey;
import ai.datapunk.weft.monitoring.Monitoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the monitoring kit writes for the shop. */
record WrittenFolder(Path path) {

  private static final Pattern TOKEN = Pattern.compile("secrets/receiver-(.+)-token");

  /** Written with these choices. */
  static WrittenFolder in(Path folder, Consumer<Monitoring> choices) throws IOException {
    Monitoring monitoring = QuickstartCatalog.monitoring();
    choices.accept(monitoring);
    monitoring.write(folder);
    return new WrittenFolder(folder);
  }

  /** Tells Prometheus where the shop's processes are. */
  void targets(List<RunningShop> shops) throws IOException {
    String addresses =
        shops.stream().map(shop -> '"' + shop.authority() + '"').collect(Collectors.joining(", "));
    Path targets = Files.createDirectories(path.resolve("prometheus/targets"));
    Files.writeString(targets.resolve("storefront.yml"), "- targets: [" + addresses + "]\n");
  }

  /** Puts the files beside the configuration that its pages ask for. */
  void secrets(ServerKey key) throws IOException {
    Path prometheus = Files.createDirectories(path.resolve("prometheus/secrets"));
    Files.copy(key.certificate(), prometheus.resolve("alertmanager-ca.crt"));
    Files.writeString(prometheus.resolve("alertmanager-password"), AlertmanagerServer.PASSWORD);
    Files.createDirectories(path.resolve("alertmanager/secrets"));
    Matcher token = TOKEN.matcher(Files.readString(alertmanager()));
    while (token.find()) {
      Files.writeString(
          path.resolve("alertmanager").resolve(token.group()), Webhook.token(token.group(1)));
    }
  }

  Path prometheus() {
    return path.resolve("prometheus/prometheus.yml");
  }

  Path alertmanager() {
    return path.resolve("alertmanager/alertmanager.yml");
  }
}
