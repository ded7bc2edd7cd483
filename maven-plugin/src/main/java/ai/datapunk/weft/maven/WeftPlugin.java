package ai.datapunk.weft.maven;

import ai.datapunk.weft.maven.compiler.ProcessorSetup;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Properties;

/** What the plugin knows of itself. */
final class WeftPlugin {

  static final String GROUP_ID = "ai.datapunk.weft";
  static final String ARTIFACT_ID = "weft-maven-plugin";

  private WeftPlugin() {}

  /** The plugin's version, which is that of all of Weft that it works with. */
  static String version() {
    String file = "/META-INF/maven/" + GROUP_ID + "/" + ARTIFACT_ID + "/pom.properties";
    try (InputStream in = WeftPlugin.class.getResourceAsStream(file)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  /** The jar of Weft's processor, which Maven resolved together with the plugin. */
  static Path processor() {
    String file = ProcessorSetup.PROCESSORS.get(0).replace('.', '/') + ".class";
    URL url = WeftPlugin.class.getClassLoader().getResource(file);
    try {
      String location = url.toString();
      String root =
          location.startsWith("jar:")
              ? location.substring("jar:".length(), location.indexOf("!/"))
              : location.substring(0, location.length() - file.length());
      return Path.of(new URL(root).toURI());
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot find " + file, e);
    }
  }
}
