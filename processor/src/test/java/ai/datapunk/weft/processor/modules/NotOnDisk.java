package ai.datapunk.weft.processor.modules;

import java.io.IOException;
import java.net.URI;
import javax.tools.FileObject;
import javax.tools.ForwardingFileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/** As where files are kept in memory: none has a place on a disk. */
final class NotOnDisk extends ForwardingJavaFileManager<StandardJavaFileManager> {

  NotOnDisk(StandardJavaFileManager manager) {
    super(manager);
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String name, FileObject sibling) throws IOException {
    return moved(super.getFileForOutput(location, packageName, name, sibling));
  }

  @Override
  public @Nullable FileObject getFileForInput(Location location, String packageName, String name)
      throws IOException {
    FileObject file = super.getFileForInput(location, packageName, name);
    return file == null ? null : moved(file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.toUri().equals(b.toUri());
  }

  private static FileObject moved(FileObject file) {
    return new ForwardingFileObject<>(file) {
      @Override
      public URI toUri() {
        return URI.create("mem://" + file.toUri().getRawPath());
      }
    };
  }
}
