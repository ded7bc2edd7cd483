package ai.datapunk.weft.monitoring.reference;

import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.monitoring.markdown.Markdown;
import java.util.Comparator;
import java.util.List;

/**
 * A method that records in a metric, and under which values of labels.
 *
 * @param values what is the same for all of its calls, such as service and operation
 */
record RecordingMethod(
    String application, List<String> values, String type, String signature, String file, long line)
    implements Comparable<RecordingMethod> {

  private static final Comparator<RecordingMethod> ORDER =
      Comparator.comparing(RecordingMethod::application)
          .thenComparing(method -> String.join("\0", method.values()))
          .thenComparing(RecordingMethod::type)
          .thenComparing(RecordingMethod::signature)
          .thenComparing(RecordingMethod::file)
          .thenComparing(RecordingMethod::line);

  /** Makes the list unmodifiable. */
  RecordingMethod {
    values = List.copyOf(values);
  }

  static RecordingMethod of(
      String application, List<String> values, CatalogClass type, CatalogMethod method) {
    return new RecordingMethod(
        application, values, type.name(), method.signature(), type.file(), method.line());
  }

  @Override
  public int compareTo(RecordingMethod other) {
    return ORDER.compare(this, other);
  }

  /** A line of a table: application, values, method, and where that stands. */
  String row() {
    StringBuilder row = new StringBuilder("| " + code(application) + " |");
    values.forEach(value -> row.append(' ').append(code(value)).append(" |"));
    return row.append(' ')
        .append(code(type + "." + signature))
        .append(" | ")
        .append(code(place()))
        .append(" |\n")
        .toString();
  }

  private String place() {
    return file.isEmpty() || line == 0 ? file : file + ":" + line;
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : Markdown.cell(Markdown.code(text));
  }
}
