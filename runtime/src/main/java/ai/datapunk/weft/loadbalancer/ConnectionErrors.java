package ai.datapunk.weft.loadbalancer;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.store.ErrorTypes;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The exceptions that are connection errors: tells a connection that could not be made or was lost
 * from an error of the application. Looks at the exception and its causes. Thread-safe.
 *
 * <p>Known from the start: {@link SocketException} (with {@code ConnectException} and {@code
 * NoRouteToHostException}), {@link SocketTimeoutException}, {@link UnknownHostException}, {@link
 * ClosedChannelException}, {@link UnresolvedAddressException}, {@link EOFException}, and, where the
 * class is there, {@code java.net.http.HttpConnectTimeoutException}, known by its name because its
 * module is optional.
 */
public final class ConnectionErrors {

  private static final Set<String> BY_NAME = Set.of("java.net.http.HttpConnectTimeoutException");

  /** Never changed, but replaced. */
  private volatile List<Class<? extends Throwable>> types =
      List.of(
          SocketException.class,
          SocketTimeoutException.class,
          UnknownHostException.class,
          ClosedChannelException.class,
          UnresolvedAddressException.class,
          EOFException.class);

  /** The JDK's connection errors. */
  public ConnectionErrors() {}

  /** Makes a type, subclasses included, known as a connection error. */
  public synchronized void add(Class<? extends Throwable> type) {
    List<Class<? extends Throwable>> more = new ArrayList<>(types);
    more.add(requireNonNull(type, "type"));
    types = List.copyOf(more);
  }

  /** Lets go of such types. */
  public synchronized void letGo(Predicate<Object> gone) {
    types = types.stream().filter(type -> !gone.test(type)).toList();
  }

  /** Whether the exception, or one of its causes, is a connection error. */
  public boolean includes(Throwable thrown) {
    Throwable each = thrown;
    for (int depth = 0; each != null && depth < ErrorTypes.MAX_DEPTH; depth++) {
      if (isOne(each)) {
        return true;
      }
      each = ErrorTypes.cause(each);
    }
    return false;
  }

  private boolean isOne(Throwable thrown) {
    List<Class<? extends Throwable>> all = types;
    // An iterator would be allocated.
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isInstance(thrown)) {
        return true;
      }
    }
    return BY_NAME.contains(thrown.getClass().getName());
  }
}
