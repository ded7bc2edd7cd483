package ai.datapunk.weft.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys whose service or operation is an annotated one but for the way in which its words are
 * joined: {@code findOwnerById} and {@code find-owner-by-id} in place of {@code find_owner_by_id}.
 * Each is told once. Thread-safe.
 */
final class Misspellings {

  private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

  private record Key(String source, String written) {}

  private final Map<String, List<Key>> bySound = new HashMap<>();

  /** Keys that are right for something, or were told. */
  private final Set<Key> settled = ConcurrentHashMap.newKeySet();

  /** The environment has one sign for all that joins words. */
  Misspellings(List<Source> sources) {
    for (Source source : sources) {
      if (!source.environment()) {
        for (String key : source.settings().keySet()) {
          bySound
              .computeIfAbsent(sound(key), unknown -> new ArrayList<>())
              .add(new Key(source.name(), key));
        }
      }
    }
  }

  /** This key set what it is for. */
  void right(Configuration.Configured found) {
    settled.add(new Key(found.source(), found.key()));
  }

  /** Nothing is configured by this key. */
  void missed(String key) {
    for (Key near : bySound.getOrDefault(sound(key), List.of())) {
      if (settled.add(near)) {
        LOG.warn(
            "{} ({}) does not set {}: keys name services and operations as metrics do",
            near.written,
            near.source,
            key);
      }
    }
  }

  private static String sound(String key) {
    return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
