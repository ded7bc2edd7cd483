package ai.datapunk.weft.spring;

import ai.datapunk.weft.application.CatalogName;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.MapPropertySource;

/**
 * The listener that finds the name which the build has given the application, for one that no
 * property names: in the catalog of the module that has the main class. Those of other modules and
 * of libraries have names of their own.
 */
public final class CatalogNameListener
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

  /** The property that has it. */
  static final String NAME = "weft.spring.catalog.application";

  /** Where it is from, as it is told to a person. */
  static final String CATALOG = CatalogName.CATALOG;

  /** The classes in an executable archive, whose own META-INF has what was beside theirs. */
  private static final Pattern PACKED =
      Pattern.compile("jar:nested:(.+)/!(?:BOOT|WEB)-INF/classes/!/");

  /** One that Spring makes, by its name in {@code spring.factories}. */
  public CatalogNameListener() {}

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    Class<?> main = event.getSpringApplication().getMainApplicationClass();
    String name = main == null ? null : name(main);
    if (name != null) {
      event
          .getEnvironment()
          .getPropertySources()
          .addLast(new MapPropertySource(CATALOG, Map.of(NAME, name)));
    }
  }

  /** The name in the catalog beside a class; null if there is none. */
  private static @Nullable String name(Class<?> main) {
    String file = main.getName().replace('.', '/') + ".class";
    ClassLoader loader = main.getClassLoader();
    URL own = loader == null ? null : loader.getResource(file);
    if (own == null) {
      return null;
    }
    Set<String> places = places(own.toString().replace(file, ""));
    try {
      for (URL catalog : Collections.list(loader.getResources(CATALOG))) {
        if (places.contains(catalog.toString())) {
          return CatalogName.in(catalog).orElse(null);
        }
      }
    } catch (IOException unreadable) {
      // It is nameless as before: no reason to keep an application from starting.
    }
    return null;
  }

  /** Where the catalog can be of the classes below an address. */
  static Set<String> places(String root) {
    Matcher packed = PACKED.matcher(root);
    return packed.matches()
        ? Set.of(root + CATALOG, "jar:file:" + packed.group(1) + "!/" + CATALOG)
        : Set.of(root + CATALOG);
  }
}
