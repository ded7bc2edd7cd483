package ai.datapunk.weft.contract.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Class files of sources that are compiled in memory, beside stand-ins for the types by which woven
 * code is known: this module is below those that have them.
 */
final class Compiled {

  private static final Map<String, String> STAND_INS =
      Map.of(
          "ai.datapunk.weft.annotation.Timed", annotation("Timed", "String metric() default \"\";"),
          "ai.datapunk.weft.annotation.Retried",
              annotation("Retried", "String fallback() default \"\"; Class<?>[] on() default {};"),
          "ai.datapunk.weft.annotation.CircuitGuarded",
              annotation("CircuitGuarded", "String fallback() default \"\";"),
          "ai.datapunk.weft.annotation.LoadBalanced", annotation("LoadBalanced", ""),
          "ai.datapunk.weft.annotation.Instance", annotation("Instance", ""),
          "ai.datapunk.weft.annotation.Label", annotation("Label", "String value();"),
          "ai.datapunk.weft.aspects.JoinPointProbes",
              "package ai.datapunk.weft.aspects; public class JoinPointProbes"
                  + " { public static void of(Object joinPoint) {} }",
          "ai.datapunk.weft.aspects.DeferredCall",
              "package ai.datapunk.weft.aspects; public class DeferredCall"
                  + " { public static void aspectOf() {} public static void other() {} }",
          "ai.datapunk.weft.aspects.Woven",
              "package ai.datapunk.weft.aspects; public interface Woven {}",
          "ai.datapunk.weft.Weft",
              "package ai.datapunk.weft; public class Weft { public static void mesh() {} }");

  private final Map<String, byte[]> classes;

  private Compiled(Map<String, byte[]> classes) {
    this.classes = classes;
  }

  /** The class {@code Sample} with this body and what is nested in it. */
  static Compiled sample(String body) {
    return of("public class Sample { " + body + " }");
  }

  /** A source with the class {@code Sample}, which may use the stand-ins without imports. */
  static Compiled of(String source) {
    Map<String, String> sources = new HashMap<>(STAND_INS);
    sources.put(
        "Sample",
        "import ai.datapunk.weft.*; import ai.datapunk.weft.annotation.*;"
            + " import ai.datapunk.weft.aspects.*; import java.util.*; "
            + source);
    return new Compiled(compile(sources));
  }

  byte[] bytes(String binaryName) {
    return Objects.requireNonNull(classes.get(binaryName));
  }

  ClassFile read() {
    return ClassFile.read(bytes("Sample"));
  }

  private static String annotation(String name, String elements) {
    return "package ai.datapunk.weft.annotation; import java.lang.annotation.*;"
        + " @Retention(RetentionPolicy.RUNTIME) public @interface "
        + name
        + " { "
        + elements
        + " }";
  }

  private static Map<String, byte[]> compile(Map<String, String> sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> written = new HashMap<>();
    JavaFileManager files =
        new ForwardingJavaFileManager<JavaFileManager>(
            javac.getStandardFileManager(null, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location,
              String name,
              JavaFileObject.Kind kind,
              javax.tools.FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
              @Override
              public OutputStream openOutputStream() {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                written.put(name, out);
                return out;
              }
            };
          }
        };
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(unit(name, text)));
    StringWriter output = new StringWriter();
    List<String> options = List.of("-proc:none", "--release", "17");
    boolean done = javac.getTask(output, files, null, options, null, units).call();
    assertThat(done).as(output.toString()).isTrue();
    Map<String, byte[]> classes = new HashMap<>();
    written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static JavaFileObject unit(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("mem:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
