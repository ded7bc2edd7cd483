package ai.datapunk.weft.config;

import java.util.List;

/** The configuration holds values that cannot be: all of them are named, with what could be. */
public final class ConfigurationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  ConfigurationException(List<String> problems) {
    super("Weft's configuration cannot be used:\n  " + String.join("\n  ", problems));
  }
}
