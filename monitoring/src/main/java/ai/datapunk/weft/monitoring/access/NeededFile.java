package ai.datapunk.weft.monitoring.access;

import java.util.List;

/**
 * A file that the configuration names and that is not written.
 *
 * @param path from the folder of the configuration on
 * @param has what is in it
 * @param secret whether nobody else may read it
 */
public record NeededFile(String path, String has, boolean secret) {

  /** A page that lists them. */
  public static String page(String server, String text, List<NeededFile> files) {
    StringBuilder page = new StringBuilder("# What " + server + " needs\n\n" + text + "\n");
    if (!files.isEmpty()) {
      page.append("\n| file | has | permission |\n|---|---|---|\n");
      files.forEach(file -> page.append(file.row()));
    }
    return page.toString();
  }

  private String row() {
    return "| `%s` | %s | %s |\n".formatted(path, has.replace("|", "\\|"), permission());
  }

  private String permission() {
    return secret ? "`0400`, of the user that the server runs as" : "`0444`";
  }
}
