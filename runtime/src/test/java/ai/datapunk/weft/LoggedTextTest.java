package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a message has as a key-value pair stands in its text too, since the default patterns of most
 * logging set-ups show the text only.
 */
class LoggedTextTest {

  private static final Pattern STATEMENT =
      Pattern.compile("(?:LOG\\s*\\.at|event\\(LOG\\.at)(?:[^;\"]|\"(?:[^\"\\\\]|\\\\.)*\")*;");
  private static final Pattern PAIR =
      Pattern.compile("\\.addKeyValue\\(\\s*\"(\\w+)\",\\s*(.*?)\\)\\s*(?=\\.(?:add|set|log))");

  private static final Pattern AUDIT =
      Pattern.compile(
          "(?:AuditEvent\\s*\\.of|event)\\(\\s*(?=\"|lockedOut)"
              + "(?:[^;\"]++|\"(?:[^\"\\\\]++|\\\\.)*+\")*+;");
  private static final Pattern FIELD = Pattern.compile("\\.with\\(\"(\\w+)\", (.*?)\\)(?= ?[.;)])");

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("src/main/java", "../aspects/src/main/java")) {
      try (Stream<Path> files = Files.walk(Path.of(module))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  /** The values that a statement adds as pairs, and does not put into the text. */
  private static List<String> hidden(String statement) {
    String text = statement.substring(statement.lastIndexOf(".log("));
    List<String> hidden = new ArrayList<>();
    Matcher pair = PAIR.matcher(statement);
    while (pair.find()) {
      String value = pair.group(2);
      if (!value.startsWith("\"") && !text.contains(value)) {
        hidden.add(pair.group(1));
      }
    }
    return hidden;
  }

  @Test
  void everyPairOfAMessageIsInItsText() throws IOException {
    int pairs = 0;
    for (Path source : sources()) {
      Matcher statement = STATEMENT.matcher(Files.readString(source));
      while (statement.find()) {
        String flat = statement.group().replaceAll("\\s+", " ");
        pairs += (int) PAIR.matcher(flat).results().count();
        assertThat(hidden(flat)).as("%s: %s", source.getFileName(), flat).isEmpty();
        assertThat(flat.contains("event(LOG") && !flat.contains("place(service, operation)"))
            .as("service and operation in the text of %s", flat)
            .isFalse();
      }
    }
    assertThat(pairs).isGreaterThan(30);
  }

  @Test
  void everyFieldOfAnAuditEventIsInItsText() throws IOException {
    int fields = 0;
    for (Path source : sources()) {
      Matcher statement = AUDIT.matcher(Files.readString(source));
      while (statement.find()) {
        String flat = statement.group().replaceAll("\\s+", " ");
        String text = flat.contains(".with(") ? flat.substring(0, flat.indexOf(".with(")) : flat;
        Matcher field = FIELD.matcher(flat);
        while (field.find()) {
          fields++;
          assertThat(text)
              .as("%s in %s", field.group(1), source.getFileName())
              .contains(field.group(2));
        }
      }
    }
    assertThat(fields).isGreaterThan(12);
  }
}
