package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources of a test into a folder, without any processor, and gives class paths. */
final class Compiled {

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
  private static final Pattern TYPE =
      Pattern.compile("(?:class|interface|enum|record|@interface) ([^\\s<({]+)");
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

  private Compiled() {}

  /** The class path of this test, which has Weft's aspects and what they need. */
  static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  /** The class path of what is in a folder. */
  static List<Path> classPath(Path folder) {
    return Stream.concat(Stream.of(folder), classPath().stream()).toList();
  }

  /** Compiles for Java 17. */
  static void into(Path folder, String... sources) {
    into(folder, 17, sources);
  }

  static void into(Path folder, int release, String... sources) {
    StringWriter messages = new StringWriter();
    List<String> options =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-parameters",
                "-g",
                "--release",
                String.valueOf(release),
                "-d",
                folder.toString(),
                "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path")));
    List<JavaFileObject> files = Stream.of(sources).<JavaFileObject>map(Source::new).toList();
    boolean compiled = JAVAC.getTask(messages, null, null, options, null, files).call();
    assertThat(compiled).describedAs(messages.toString()).isTrue();
  }

  /** The class file of a class. */
  static byte[] bytes(Path folder, String name) {
    try {
      return Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(
          URI.create(
              "string:///"
                  + first(PACKAGE, text).replace('.', '/')
                  + "/"
                  + first(TYPE, text)
                  + ".java"),
          Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
