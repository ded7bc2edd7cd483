package ai.datapunk.weft.maven.compiler;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The processor path for where a POM names none. A compiler without one looks for processors on the
 * class path, and stops to as soon as it has one: so where there is a processor on the class path,
 * the whole of it is on the processor path too, since processors need what they depend on.
 */
public final class ProcessorPath {

  private static final List<String> SERVICES =
      List.of(
          "META-INF/services/javax.annotation.processing.Processor",
          "META-INF/services/com.sun.source.util.Plugin");

  private ProcessorPath() {}

  /**
   * The path, as compilers take it.
   *
   * @param processor Weft's, which comes last
   */
  public static String of(List<String> classPath, Path processor) throws IOException {
    List<String> path = new ArrayList<>();
    for (String element : classPath) {
      if (hasProcessor(Path.of(element))) {
        path.addAll(classPath);
        break;
      }
    }
    path.remove(processor.toString());
    path.add(processor.toString());
    return String.join(File.pathSeparator, path);
  }

  private static boolean hasProcessor(Path element) throws IOException {
    if (Files.isDirectory(element)) {
      return SERVICES.stream().anyMatch(service -> Files.exists(element.resolve(service)));
    }
    if (!Files.isRegularFile(element) || !element.toString().endsWith(".jar")) {
      return false;
    }
    try (ZipFile jar = new ZipFile(element.toFile())) {
      return SERVICES.stream().anyMatch(service -> jar.getEntry(service) != null);
    }
  }
}
