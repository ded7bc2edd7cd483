package ai.datapunk.weft.spring;

import ai.datapunk.weft.config.ConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What Spring Boot shows in place of a stack trace where settings cannot be used. */
public final class ConfigurationFailureAnalyzer
    extends AbstractFailureAnalyzer<ConfigurationException> {

  /** One that Spring makes, by its name in {@code spring.factories}. */
  public ConfigurationFailureAnalyzer() {}

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
    return new FailureAnalysis(
        "Settings of Weft's cannot be used:\n\n    " + String.join("\n    ", cause.problems()),
        "Correct them where it says that they are.",
        cause);
  }
}
