package ai.datapunk.weft.requirement;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A jar of a library, as a class loader finds it. No class is loaded to find out about it.
 *
 * @param version null if the jar does not say
 * @param location where it is
 */
record LibraryJar(String artifact, @Nullable String version, String location) {

  /** A jar under the name that repositories give it, within another one or not. */
  private static final Pattern NAMED =
      Pattern.compile("((?:prometheus-metrics-|slf4j-)[a-z-]+)-(\\d[\\w.-]*)\\.jar$");

  private static final Pattern MINOR = Pattern.compile("\\d+\\.\\d+");

  /**
   * The jar that a loader has a class from; null if it has no such class.
   *
   * @param type the class's name
   * @param artifact what its jar is called, unless the jar's name says it
   */
  static @Nullable LibraryJar of(ClassLoader loader, String type, String group, String artifact) {
    String file = type.replace('.', '/') + ".class";
    URL found = loader.getResource(file);
    if (found == null) {
      return null;
    }
    String url = found.toString();
    String root = url.substring(0, url.length() - file.length());
    String location = location(root);
    Matcher named = NAMED.matcher(location);
    return named.find()
        ? new LibraryJar(named.group(1), named.group(2), location)
        : new LibraryJar(artifact, written(root, group, artifact), location);
  }

  /** Where the jar is, without what URLs say of what is within it. */
  private static String location(String root) {
    int from = root.startsWith("jar:") ? "jar:".length() : 0;
    int to = root.length();
    while (to > from && "!/".indexOf(root.charAt(to - 1)) >= 0) {
      to--;
    }
    return root.substring(from, to);
  }

  /** What Maven has written into the jar, whatever that is called now. */
  private static @Nullable String written(String root, String group, String artifact) {
    String file = "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try {
      URLConnection connection = URI.create(root + file).toURL().openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        Properties properties = new Properties();
        properties.load(in);
        return properties.getProperty("version");
      }
    } catch (IOException | IllegalArgumentException unsaid) {
      return null;
    }
  }

  /** The version without what makes no difference to callers; null if the version is not known. */
  @Nullable String minor() {
    if (version == null) {
      return null;
    }
    Matcher matcher = MINOR.matcher(version);
    return matcher.lookingAt() ? matcher.group() : version;
  }

  /** What is said of a version that may not be known. */
  String versionText() {
    return version == null ? "of an unknown version" : version;
  }

  @Override
  public String toString() {
    return artifact + " " + versionText() + " (" + location + ")";
  }
}
