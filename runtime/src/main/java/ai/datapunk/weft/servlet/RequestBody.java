package ai.datapunk.weft.servlet;

import java.io.IOException;
import java.util.function.Consumer;

/** How much was read of the body of a request. For one reader at a time. */
final class RequestBody {

  private final Consumer<IOException> whenBroken;

  private final long length;

  /** Written by the thread that reads; whoever ends the request may be another. */
  private volatile long bytes;

  private volatile boolean parsed;

  private volatile boolean closed;

  /**
   * @param length as the request says; negative if it does not
   * @param whenBroken is told that reading has failed, as it does when the client has gone
   */
  RequestBody(long length, Consumer<IOException> whenBroken) {
    this.length = length;
    this.whenBroken = whenBroken;
  }

  /** So many bytes were read. */
  void add(long more) {
    long before = bytes;
    bytes = before + more;
  }

  /** As much was read as at an earlier time, or all. */
  void set(long read) {
    bytes = read;
  }

  /** How many bytes a reader has decoded: it knows no better than the characters. */
  long read() {
    return bytes;
  }

  /** Nothing more is there: so all of it was read. */
  void ended() {
    if (length >= 0) {
      bytes = length;
    }
  }

  /** The container has read a form, out of sight. */
  void parsed() {
    parsed = true;
  }

  /** The application wants no more of it. */
  void close() {
    closed = true;
  }

  /** Reading failed, which after the application has closed the body is its own doing. */
  void broken(IOException fault) {
    if (!closed) {
      whenBroken.accept(fault);
    }
  }

  /** How many bytes were read, at most the length that the request tells. */
  long bytes() {
    long read = bytes == 0 && parsed ? length : bytes;
    return length >= 0 ? Math.min(read, length) : Math.max(read, 0);
  }
}
