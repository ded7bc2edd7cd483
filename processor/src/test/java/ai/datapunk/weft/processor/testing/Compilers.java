package ai.datapunk.weft.processor.testing;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.processor.WeftProcessor;
import ai.datapunk.weft.spec.MetricHolder;
import com.google.common.collect.Lists;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.StandardLocation;

/** Compilers that run Weft's processor, and what they write. */
public final class Compilers {

  /** What sources and generated code need; javac opens each jar there is, at every compilation. */
  public static final List<File> CLASS_PATH =
      Stream.of(MeshService.class, MetricHolder.class).map(Compilers::origin).toList();

  private Compilers() {}

  /** A compiler that runs Weft's processor for annotated code, then these. */
  public static Compiler weft(Processor... others) {
    return inOrder(Lists.asList(new WeftProcessor(), others).toArray(Processor[]::new));
  }

  /** A compiler that runs these processors in this order. */
  public static Compiler inOrder(Processor... processors) {
    return Compiler.javac().withProcessors(processors).withClasspath(CLASS_PATH);
  }

  /** The text of a source file that a compilation has generated. */
  public static String source(Compilation compilation, String path) {
    byte[] bytes = written(compilation, StandardLocation.SOURCE_OUTPUT, path);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A file that a compilation has written. */
  public static byte[] written(Compilation compilation, StandardLocation location, String path) {
    try (InputStream in =
        compilation.generatedFile(location, path).orElseThrow().openInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File origin(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
