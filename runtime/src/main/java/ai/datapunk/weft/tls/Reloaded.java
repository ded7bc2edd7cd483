package ai.datapunk.weft.tls;

import ai.datapunk.weft.audit.AuditEvent;
import ai.datapunk.weft.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was made of files, made anew when they have changed. Whoever asks looks at the files, at
 * most once a second, and no thread does; others who ask meanwhile get what there was. Files that
 * nothing can be made of leave what there was, and a warning, and are tried again. Thread-safe.
 */
final class Reloaded<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Reloaded.class);
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Makes it. */
  interface Loader<T> {

    /** Reads the files. */
    T load() throws IOException, GeneralSecurityException;
  }

  private final List<Path> files;
  private final Loader<T> loader;
  private final LongSupplier nanos;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile long looked;
  private volatile T current;

  /** Guarded by the lock, as is the next. */
  private FileStamps known;

  private boolean told;

  /** Made for the first time, when faults are the caller's. */
  Reloaded(List<Path> files, Loader<T> loader, LongSupplier nanos)
      throws IOException, GeneralSecurityException {
    this.files = files;
    this.loader = loader;
    this.nanos = nanos;
    looked = nanos.getAsLong();
    known = FileStamps.of(files);
    current = loader.load();
  }

  T get() {
    if (nanos.getAsLong() - looked >= LOOK_NANOS && looking.tryLock()) {
      try {
        look();
      } finally {
        looking.unlock();
      }
    }
    return current;
  }

  private void look() {
    looked = nanos.getAsLong();
    // Taken before the files are read: what changes meanwhile is seen the next time.
    FileStamps stamps = FileStamps.of(files);
    if (stamps.equals(known)) {
      told = false;
      return;
    }
    try {
      current = loader.load();
      // Only now: what could not be read may be readable the next time, and look the same.
      known = stamps;
      told = false;
      AuditLog.shared().write(event("certificates_reloaded", "Certificates were read anew: "));
    } catch (IOException | GeneralSecurityException | RuntimeException broken) {
      if (!told) {
        told = true;
        AuditLog.shared()
            .write(event("certificates_refused", "Changed certificates are refused: ").asWarning());
        LOG.warn("Certificates have changed and cannot be used; the earlier ones stay", broken);
      }
    }
  }

  private AuditEvent event(String name, String message) {
    return AuditEvent.of(name, message + files)
        .with("files", files.stream().map(Path::toString).collect(Collectors.joining(",")));
  }
}
