package ai.datapunk.weft.processor;

import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;

/**
 * A source file in which {@code «} marks where a diagnostic is expected: at what follows the mark.
 */
public record MarkedSource(String name, String text, List<Position> marks) {

  private static final char MARK = '«';

  /** A position as compilers count it, both from 1 on. */
  public record Position(long line, long column) {}

  /** The file of the class of that name, its marks taken out. */
  public static MarkedSource of(String className, String markedText) {
    StringBuilder text = new StringBuilder();
    List<Position> marks = new ArrayList<>();
    long line = 1;
    long column = 1;
    for (int i = 0; i < markedText.length(); i++) {
      char c = markedText.charAt(i);
      if (c == MARK) {
        marks.add(new Position(line, column));
        continue;
      }
      text.append(c);
      column = c == '\n' ? 1 : column + 1;
      line = c == '\n' ? line + 1 : line;
    }
    return new MarkedSource(className, text.toString(), marks);
  }

  /** What a compiler takes. */
  public JavaFileObject file() {
    return JavaFileObjects.forSourceString(name, text);
  }
}
