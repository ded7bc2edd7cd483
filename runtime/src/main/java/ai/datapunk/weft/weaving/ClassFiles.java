package ai.datapunk.weft.weaving;

import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.contract.classfile.ClassFileException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Class files as the resources of a class loader; no class is loaded. */
final class ClassFiles {

  private ClassFiles() {}

  /** The class file of this binary name; null if there is none that can be read. */
  static @Nullable ClassFile find(@Nullable ClassLoader loader, String binaryName) {
    String path = binaryName.replace('.', '/') + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(path)
            : loader.getResourceAsStream(path)) {
      return in == null ? null : ClassFile.read(in.readAllBytes());
    } catch (IOException | ClassFileException unreadable) {
      return null;
    }
  }
}
