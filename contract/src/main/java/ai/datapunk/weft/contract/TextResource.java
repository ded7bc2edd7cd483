package ai.datapunk.weft.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.List;

/** A text in UTF-8 beside an application's classes, such as an index. */
public final class TextResource {

  private TextResource() {}

  /**
   * All lines.
   *
   * @throws IOException if it is not there, or cannot be read
   */
  public static List<String> lines(URL resource) throws IOException {
    return firstLines(resource, Long.MAX_VALUE);
  }

  /**
   * The first lines.
   *
   * @param most how many at most; not negative
   * @throws IOException if it is not there, or cannot be read
   */
  public static List<String> firstLines(URL resource, long most) throws IOException {
    URLConnection connection = resource.openConnection();
    // A jar that a cache keeps open could not be replaced while the application runs.
    connection.setUseCaches(false);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
      return in.lines().limit(most).toList();
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }
}
