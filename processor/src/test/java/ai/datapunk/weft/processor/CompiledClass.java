package ai.datapunk.weft.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.tools.StandardLocation;

/** A class compiled without the processor, as the run time meets it: by reflection. */
final class CompiledClass extends ClassLoader {

  private final Compilation compilation;

  private CompiledClass(Compilation compilation) {
    super(CompiledClass.class.getClassLoader());
    this.compilation = compilation;
  }

  /** Compiles the source and loads the class of that name. */
  static Class<?> of(String name, String source) {
    Compilation compilation = javac().compile(JavaFileObjects.forSourceString(name, source));
    try {
      return new CompiledClass(compilation).loadClass(name);
    } catch (ClassNotFoundException notCompiled) {
      throw new AssertionError(compilation.diagnostics().toString(), notCompiled);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var file =
        compilation
            .generatedFile(StandardLocation.CLASS_OUTPUT, name.replace('.', '/') + ".class")
            .orElseThrow(() -> new ClassNotFoundException(name));
    try (InputStream stream = file.openInputStream()) {
      byte[] bytes = stream.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
