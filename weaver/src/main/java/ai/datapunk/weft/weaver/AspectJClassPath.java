package ai.datapunk.weft.weaver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.aspectj.weaver.UnresolvedType;
import org.aspectj.weaver.bcel.ClassPathManager;
import org.jspecify.annotations.Nullable;

/** A {@link ClassFinder} as AspectJ asks for class files. As thread-safe as the finder. */
final class AspectJClassPath extends ClassPathManager {

  private final ClassFinder finder;

  AspectJClassPath(ClassFinder finder) {
    this.finder = finder;
  }

  @Override
  public @Nullable ClassFile find(UnresolvedType type) {
    String name = type.getName().replace('.', '/');
    try {
      byte[] bytes = finder.find(name);
      return bytes == null ? null : new BytesOfClass(name, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class BytesOfClass extends ClassFile {
    private final String name;
    private final byte[] bytes;

    BytesOfClass(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public String getPath() {
      return name + ".class";
    }

    @Override
    public void close() {}
  }
}
