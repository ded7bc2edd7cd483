package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Admission.Principal;
import ai.datapunk.weft.http.BoundedHttpServer;
import ai.datapunk.weft.view.View;
import ai.datapunk.weft.weaving.ApplicationRoots;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The explorer that {@code weft:monitoring} wrote, where an application has it among its own
 * classes: that of a library tells of others. It tells of all services and metrics, and so is for
 * those who may see everything.
 */
final class ExplorerPage implements Page {

  /** Where it is served. */
  static final String PATH = "/explorer";

  /** Where an application has it. */
  static final String RESOURCE = "META-INF/weft/explorer.html";

  private static final String GZIP = "gzip";

  private final @Nullable URL page;

  private ExplorerPage(@Nullable URL page) {
    this.page = page;
  }

  /** That of the application that this thread belongs to, if it has one. */
  static ExplorerPage ofThisThread() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context != null ? context : ExplorerPage.class.getClassLoader();
    return new ExplorerPage(own(loader));
  }

  private static @Nullable URL own(ClassLoader loader) {
    try {
      for (Path root : ApplicationRoots.of(loader)) {
        URL page = ApplicationRoots.resource(root, RESOURCE);
        if (isThere(page)) {
          return page;
        }
      }
    } catch (IOException unknown) {
      // Of a class loader that does not say what it has, nothing is known to be its own.
    }
    return null;
  }

  private static boolean isThere(URL page) {
    try (InputStream in = opened(page)) {
      return in != null;
    } catch (IOException none) {
      return false;
    }
  }

  /** Whether there is one for whoever has this view. */
  boolean isFor(View view) {
    return page != null && view == View.everything();
  }

  @Override
  public void serve(HttpExchange exchange, Principal principal) throws IOException {
    URL found = page;
    if (found == null || !isFor(principal.view())) {
      Answers.text(exchange, 404, "There is nothing here");
      return;
    }
    byte[] bytes = bytes(found);
    Headers headers = exchange.getResponseHeaders();
    Answers.harden(headers);
    // What it may load and ask stands in the page; this cannot stand there.
    headers.set("Content-Security-Policy", "frame-ancestors 'none'");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Vary", "Accept-Encoding");
    headers.set("Content-Type", "text/html; charset=utf-8");
    boolean packed = takesGzip(exchange.getRequestHeaders());
    if (packed) {
      headers.set("Content-Encoding", GZIP);
    }
    BoundedHttpServer.answering();
    if (Answers.isHead(exchange)) {
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    exchange.sendResponseHeaders(200, packed ? 0 : bytes.length);
    OutputStream body = exchange.getResponseBody();
    try (OutputStream out = packed ? new GZIPOutputStream(body) : body) {
      out.write(bytes);
    }
  }

  /** Before anything is answered: what cannot be read is then said to be an error. */
  private static byte[] bytes(URL found) throws IOException {
    try (InputStream in = opened(found)) {
      return in.readAllBytes();
    }
  }

  private static InputStream opened(URL found) throws IOException {
    URLConnection connection = found.openConnection();
    // A jar that a cache keeps open could not be replaced while the application runs.
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  private static boolean takesGzip(Headers headers) {
    List<String> accepted = headers.getOrDefault("Accept-Encoding", List.of());
    return accepted.stream()
        .flatMap(line -> List.of(line.toLowerCase(Locale.ROOT).split(",", -1)).stream())
        .anyMatch(one -> one.strip().equals(GZIP) || one.strip().startsWith(GZIP + ";q=1"));
  }
}
