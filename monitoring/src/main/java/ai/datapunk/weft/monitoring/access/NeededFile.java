package ai.datapunk.weft.monitoring.access;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A file that the configuration names and that is not written.
 *
 * @param path from the folder of the configuration on
 * @param has what is in it
 * @param secret whether nobody else may read it
 */
public record NeededFile(String path, String has, boolean secret) {

  /** One that nobody else may read. */
  public static NeededFile secret(String path, String has) {
    return new NeededFile(path, has, true);
  }

  /** A page that lists them. */
  public static String page(String server, String text, List<NeededFile> files) {
    String page = "# What " + server + " needs\n\n" + text + "\n";
    return files.isEmpty() ? page : page + "\n" + table(files);
  }

  /** A table of them. */
  public static String table(List<NeededFile> files) {
    return files.stream()
        .map(NeededFile::row)
        .collect(joining("", "| file | has | permission |\n|---|---|---|\n", ""));
  }

  private String row() {
    return "| `%s` | %s | %s |\n".formatted(path, has.replace("|", "\\|"), permission());
  }

  private String permission() {
    return secret ? "`0400`, of the user that the server runs as" : "`0444`";
  }
}
