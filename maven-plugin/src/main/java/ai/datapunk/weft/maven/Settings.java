package ai.datapunk.weft.maven;

import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The plugin's settings where no goal runs yet, found as Maven would find a goal's: a parameter in
 * the plugin's configuration, else a property, of which one on the command line comes first.
 */
record Settings(Plugin plugin, Properties userProperties, Properties projectProperties) {

  boolean skip() {
    return Boolean.parseBoolean(find("skip"));
  }

  /** The application's name; the other one if none is given. */
  String application(String otherwise) {
    String given = find("application");
    return given == null || given.isBlank() ? otherwise : given.strip();
  }

  private @Nullable String find(String name) {
    Xpp3Dom element =
        plugin.getConfiguration() instanceof Xpp3Dom configuration
            ? configuration.getChild(name)
            : null;
    if (element != null && element.getValue() != null) {
      return element.getValue();
    }
    String property = "weft." + name;
    return userProperties.getProperty(property, projectProperties.getProperty(property));
  }
}
