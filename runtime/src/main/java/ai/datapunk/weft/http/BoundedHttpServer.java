package ai.datapunk.weft.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A server on the JDK's {@link HttpServer} that others cannot make hold more than its limits say.
 * What only system properties of the JVM can limit, it leaves as it is. Thread-safe.
 */
public final class BoundedHttpServer implements AutoCloseable {

  private final HttpServer server;
  private final ExchangeThreads threads;
  private final ServerLimits limits;

  private BoundedHttpServer(HttpServer server, ExchangeThreads threads, ServerLimits limits) {
    this.server = server;
    this.threads = threads;
    this.limits = limits;
  }

  /**
   * Begins to serve.
   *
   * @param name what its threads are called
   * @param handler is given all requests
   * @param tls null for none
   * @throws UncheckedIOException if nobody can listen there, with the way out
   */
  public static BoundedHttpServer start(
      String name,
      InetSocketAddress address,
      ServerLimits limits,
      HttpHandler handler,
      @Nullable HttpsConfigurator tls) {
    HttpServer server;
    try {
      server = listen(address, limits, tls);
    } catch (IOException fault) {
      throw new UncheckedIOException(BindFailure.explained(address, fault), fault);
    }
    ExchangeThreads threads = new ExchangeThreads(name, limits);
    server.setExecutor(threads);
    server.createContext("/", handler);
    startAsDaemon(server);
    return new BoundedHttpServer(server, threads, limits);
  }

  private static HttpServer listen(
      InetSocketAddress address, ServerLimits limits, @Nullable HttpsConfigurator tls)
      throws IOException {
    if (tls == null) {
      return HttpServer.create(address, limits.backlog());
    }
    HttpsServer server = HttpsServer.create(address, limits.backlog());
    server.setHttpsConfigurator(tls);
    return server;
  }

  /** The server's own thread is a daemon if the one is that starts it. */
  private static void startAsDaemon(HttpServer server) {
    Thread starter = new ExchangeThread(server::start, "weft-endpoint-start");
    starter.start();
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** The exchange of the current thread has been read, and its answer is made from now on. */
  public static void working() {
    ExchangeThread.enter(RunningExchange.Phase.WORKING);
  }

  /** The answer of the current thread's exchange is sent from now on. */
  public static void answering() {
    ExchangeThread.enter(RunningExchange.Phase.WRITING);
  }

  /**
   * Refuses what comes from now on, waits for exchanges that run, within the limit, and closes all
   * connections.
   */
  @Override
  public void close() {
    threads.drain(limits.stopWithin());
    server.stop(0);
    threads.stop();
  }
}
