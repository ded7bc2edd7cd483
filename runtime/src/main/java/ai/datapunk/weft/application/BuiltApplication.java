package ai.datapunk.weft.application;

import ai.datapunk.weft.weaving.ApplicationRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What the build says of the application whose classes a class loader has: the catalogs and
 * manifests of its own modules, those of libraries left out.
 *
 * @param main where the main class is; null if that is not known
 * @param roots where the application's classes are, that of the main class too
 */
record BuiltApplication(@Nullable Path main, Set<Path> roots) {

  private static final BuiltApplication UNKNOWN = new BuiltApplication(null, Set.of());

  BuiltApplication {
    roots = Set.copyOf(roots);
  }

  /** Nothing is said where the class loader does not say what it has. */
  static BuiltApplication of(@Nullable ClassLoader given) {
    ClassLoader loader = given != null ? given : ClassLoader.getSystemClassLoader();
    try {
      return new BuiltApplication(
          ApplicationRoots.ofMainClass(loader), ApplicationRoots.of(loader));
    } catch (IOException unreadable) {
      return UNKNOWN;
    }
  }

  /** The name of the module with the main class, or the only one that there is. */
  Optional<String> name() {
    Optional<String> ofMain = main == null ? Optional.empty() : name(main);
    return ofMain.or(this::onlyName);
  }

  private Optional<String> onlyName() {
    Set<String> names = new HashSet<>();
    roots.forEach(root -> name(root).ifPresent(names::add));
    return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
  }

  private static Optional<String> name(Path root) {
    try {
      return CatalogName.in(ApplicationRoots.resource(root, CatalogName.CATALOG));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** What the archive of the main class says that it implements. */
  Optional<String> version() {
    if (main == null || !Files.isRegularFile(main)) {
      return Optional.empty();
    }
    try (JarFile archive = new JarFile(main.toFile())) {
      return Optional.ofNullable(archive.getManifest())
          .map(Manifest::getMainAttributes)
          .map(attributes -> attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    } catch (IOException none) {
      return Optional.empty();
    }
  }
}
