package ai.datapunk.weft.servlet;

import jakarta.servlet.ServletContext;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Whether a body cannot be read because the client has gone, as far as what was thrown tells. What
 * was thrown otherwise is the server's business, or is answered: a client that is too slow, and one
 * that sends nonsense.
 */
final class BrokenBody {

  /** What Tomcat's streams throw when the client has gone, and not when it has sent nonsense. */
  private static final String TOMCATS_ABORT = "ClientAbortException";

  /** What writes and reads files, whose faults have no type of their own where the disk is full. */
  private static final Set<String> FILES =
      Set.of(
          "java.io.FileOutputStream",
          "java.io.FileInputStream",
          "java.io.RandomAccessFile",
          "sun.nio.ch.FileChannelImpl");

  /** What reads of a connection, by which it is known that a file is not at fault. */
  private static final String SOCKETS = "sun.nio.ch.Socket";

  private BrokenBody() {}

  /** When a stream or a reader was read. */
  static boolean whenRead(IOException fault) {
    return !(fault instanceof CharacterCodingException) && !isTimeout(Causes.of(fault));
  }

  /**
   * When the container has read a form. Tomcat tells a client that has gone from all else; of
   * another container it is whatever is neither the form's fault nor the disk's.
   *
   * @param context the application's
   */
  static boolean whenParsed(Throwable fault, ServletContext context) {
    List<Throwable> causes = Causes.of(fault);
    if (isTimeout(causes) || causes.stream().anyMatch(BrokenBody::isOfDisk)) {
      return false;
    }
    return Container.isTomcat(context)
        ? isTomcats(fault)
        : causes.stream().anyMatch(BrokenBody::isOfConnection);
  }

  private static boolean isTimeout(List<Throwable> causes) {
    return causes.stream()
        .anyMatch(
            each -> each instanceof SocketTimeoutException || each instanceof TimeoutException);
  }

  /** Not a form that is malformed, as one that ends too early. */
  private static boolean isOfConnection(Throwable fault) {
    return fault instanceof IOException
        && fault.getClass() != EOFException.class
        && !(fault instanceof CharacterCodingException)
        && !(fault instanceof CharConversionException);
  }

  /**
   * A disk that is full, or broken, is told apart from a client that has gone by who has thrown.
   */
  private static boolean isOfDisk(Throwable fault) {
    if (fault instanceof FileSystemException || fault instanceof FileNotFoundException) {
      return true;
    }
    for (StackTraceElement frame : fault.getStackTrace()) {
      if (FILES.contains(frame.getClassName())) {
        return true;
      }
      if (frame.getClassName().startsWith(SOCKETS)) {
        return false;
      }
    }
    return false;
  }

  /** Whether it is Tomcat's, which then has answered for itself those who are not there. */
  static boolean isTomcats(Throwable fault) {
    return Causes.of(fault).stream()
        .anyMatch(each -> each.getClass().getSimpleName().equals(TOMCATS_ABORT));
  }
}
