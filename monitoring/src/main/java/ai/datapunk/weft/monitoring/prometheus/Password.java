package ai.datapunk.weft.monitoring.prometheus;

import ai.datapunk.weft.monitoring.yaml.YamlMap;

/** How Prometheus says who it is where it has a password. */
final class Password {

  private Password() {}

  static YamlMap in(String file) {
    return new YamlMap().put("username", "prometheus").put("password_file", file);
  }
}
