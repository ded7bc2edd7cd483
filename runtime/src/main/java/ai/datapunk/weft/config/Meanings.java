package ai.datapunk.weft.config;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each key was found for: a dot can be part of a service's name or stand before an operation,
 * and an environment variable has one sign for all. That one key means two things is told once.
 * Thread-safe.
 */
final class Meanings {

  private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

  private record Key(String source, String written) {}

  /** What a key sets; {@code operation} is null where it is for the whole service. */
  private record Meaning(Setting setting, String service, @Nullable String operation) {

    @Override
    public String toString() {
      String of =
          operation == null
              ? "the service '" + service + "'"
              : "the operation '" + operation + "' of the service '" + service + "'";
      return setting.settingName() + " of " + of;
    }
  }

  private final Map<Key, Meaning> first = new ConcurrentHashMap<>();
  private final Set<Key> told = ConcurrentHashMap.newKeySet();

  /** The value of a key is used for this. */
  void used(
      Configuration.Configured found, Setting setting, String service, @Nullable String operation) {
    Key key = new Key(found.source(), found.key());
    Meaning meaning = new Meaning(setting, service, operation);
    Meaning before = first.putIfAbsent(key, meaning);
    if (before != null && !before.equals(meaning) && told.add(key)) {
      LOG.warn(
          "{} ({}) means two things, and both have its value: {}, and {}. Give one of them another"
              + " name, or {}",
          key.written,
          key.source,
          before,
          meaning,
          key.source.equals(Source.ENVIRONMENT)
              ? "set them in system properties or in weft.properties"
              : "set the operations of the one service, each with its own key");
    }
  }
}
