package ai.datapunk.weft.agent.transform;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of the agent's version with that of the application's {@code weft-aspects}: the
 * weaver knows the aspects of its own version. A difference is told once for each version.
 * Thread-safe.
 */
final class AspectsVersion {

  private static final String PROPERTIES =
      "META-INF/maven/ai.datapunk.weft/weft-aspects/pom.properties";

  private final @Nullable String own;
  private final AgentLog log;
  private final Set<String> told = new HashSet<>();

  AspectsVersion(@Nullable String own, AgentLog log) {
    this.own = own;
    this.log = log;
  }

  /** Tells of a difference. What has no version, such as a folder of classes, is not compared. */
  void compare(ClassLoader loader) {
    String found = versionIn(loader);
    if (own == null || found == null || own.equals(found)) {
      return;
    }
    synchronized (told) {
      if (!told.add(found)) {
        return;
      }
    }
    log.tell(
        "the agent is of version "
            + own
            + ", and the application has weft-aspects "
            + found
            + ": take the same version for both");
  }

  private static @Nullable String versionIn(ClassLoader loader) {
    try (InputStream stream = loader.getResourceAsStream(PROPERTIES)) {
      if (stream == null) {
        return null;
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }
}
