package ai.datapunk.weft.monitoring.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The jars that the jar of the command looks for beside it, and does not find. */
final class MissingJars {

  private MissingJars() {}

  /** What is said where a class is not there. */
  static String said(NoClassDefFoundError missing, Path jar) {
    List<String> names = of(jar);
    return "A class is missing on the class path: "
        + missing.getMessage()
        + ". It takes weft-catalog, weft-contract, com.google.code.gson:gson and org.yaml:snakeyaml;"
        + " with java -jar these jars are looked for beside that of weft-monitoring. Fix: put "
        + (names.isEmpty() ? "them" : String.join(", ", names))
        + (names.isEmpty() ? " on the class path." : " into " + jar.getParent() + ".");
  }

  /** Where this program is; nowhere if that is not told. */
  static Path ofThisProgram() {
    try {
      return Path.of(MissingJars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException | IllegalArgumentException | SecurityException notTold) {
      return Path.of("");
    }
  }

  private static List<String> of(Path jar) {
    if (!Files.isRegularFile(jar)) {
      return List.of();
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String beside =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return Stream.of(beside == null ? new String[0] : beside.split(" ", -1))
          .filter(name -> !name.isEmpty() && !Files.exists(jar.resolveSibling(name)))
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
