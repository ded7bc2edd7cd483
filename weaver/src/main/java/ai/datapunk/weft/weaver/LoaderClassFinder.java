package ai.datapunk.weft.weaver;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The class files that a class loader has as resources. It does not keep the loader from being
 * unloaded. As thread-safe as the loader.
 */
final class LoaderClassFinder implements ClassFinder {

  private final JdkClassFinder jdk = new JdkClassFinder();
  private final WeakReference<ClassLoader> loader;

  LoaderClassFinder(ClassLoader loader) {
    this.loader = new WeakReference<>(loader);
  }

  @Override
  public byte @Nullable [] find(String name) throws IOException {
    if (JdkClassFinder.owns(name)) {
      return jdk.find(name);
    }
    ClassLoader present = loader.get();
    if (present == null) {
      return null;
    }
    try (InputStream stream = present.getResourceAsStream(name + ".class")) {
      return stream == null ? null : stream.readAllBytes();
    }
  }
}
