package ai.datapunk.weft.it.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.MessageHandler;
import org.aspectj.tools.ajc.Main;

/**
 * A library whose every public method that has a body is {@code @Timed}, though nobody wrote it.
 */
final class AnnotatedFromOutside {

  private static final String ASPECT =
      """
      aspect Annotations {
        declare @method: public !abstract * %s..*.*(..): @ai.datapunk.weft.annotation.Timed(service = "%s");
      }
      """;

  private AnnotatedFromOutside() {}

  /** Writes the library's classes into a folder, with the annotation on their methods. */
  static Path write(Library library, Path work) throws IOException {
    return write(library.jar(), library.packageName(), work);
  }

  /**
   * Writes a library's classes into a folder, with the annotation on their methods.
   *
   * @param packageName of all that has such methods
   */
  static Path write(Path jar, String packageName, Path work) throws IOException {
    Path classes = work.resolve("classes");
    Path aspect = work.resolve("Annotations.aj");
    Files.writeString(
        aspect,
        ASPECT.formatted(packageName, packageName.substring(packageName.lastIndexOf('.') + 1)));
    MessageHandler messages = new MessageHandler();
    new Main()
        .run(
            new String[] {
              "-17",
              "-proc:none",
              "-XnotReweavable",
              "-inpath",
              jar.toString(),
              "-d",
              classes.toString(),
              "-classpath",
              classPath(),
              aspect.toString()
            },
            messages);
    assertThat(messages.getMessages(IMessage.ERROR, true)).isEmpty();
    Files.deleteIfExists(classes.resolve("Annotations.class"));
    return classes;
  }

  private static String classPath() {
    return Library.classPath().stream()
        .map(Path::toString)
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }
}
