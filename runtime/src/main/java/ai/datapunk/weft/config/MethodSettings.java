package ai.datapunk.weft.config;

import java.util.List;

/**
 * The settings that hold for one annotated method.
 *
 * @param className the binary name of its class
 * @param method its name and erased parameter types, as {@code "stock(java.net.URI)"}
 * @param settings what holds, in the order of annotations and attributes
 */
public record MethodSettings(String className, String method, List<Value> settings) {

  /** Copies the list. */
  public MethodSettings {
    settings = List.copyOf(settings);
  }

  /**
   * A value that holds.
   *
   * @param key the most specific key by which it can be set
   * @param value as settings are written
   * @param source where it is from: {@code annotation}, {@code default}, or the key and the place
   *     of a setting
   */
  public record Value(String key, String value, String source) {}
}
