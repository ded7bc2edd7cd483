package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.processor.read.TypeFacts;
import com.squareup.javapoet.ArrayTypeName;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.TypeName;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Expressions that more than one writer needs. */
final class Code {

  private Code() {}

  /**
   * A string in quotes, in ASCII. JavaPoet's own ends a line at characters that Java takes for part
   * of a string, such as U+2028.
   */
  static String literal(@Nullable String text) {
    StringBuilder literal = new StringBuilder().append('"');
    String.valueOf(text).chars().forEach(c -> append((char) c, literal));
    return literal.append('"').toString();
  }

  private static void append(char c, StringBuilder literal) {
    switch (c) {
      case '"', '\\' -> literal.append('\\').append(c);
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\t' -> literal.append("\\t");
      default -> {
        if (c >= ' ' && c <= '~') {
          literal.append(c);
        } else if (c < ' ') {
          // The compiler reads unicode escapes first, and would find the character itself.
          literal.append(String.format("\\%03o", (int) c));
        } else {
          literal.append(String.format("\\u%04x", (int) c));
        }
      }
    }
  }

  static CodeBlock commaSeparated(String format, List<?> values) {
    return values.stream()
        .map(value -> CodeBlock.of(format, value))
        .collect(CodeBlock.joining(", "));
  }

  /** The arguments of a method that takes any number of classes; none would be another method. */
  static CodeBlock classes(List<TypeFacts> types) {
    return types.isEmpty()
        ? CodeBlock.of("new $T[0]", Class.class)
        : commaSeparated("$T.class", types.stream().map(Code::className).toList());
  }

  /** A duration that the rules have found well-formed. */
  static CodeBlock duration(DurationText text) {
    return duration(Objects.requireNonNull(text.value()));
  }

  static CodeBlock duration(Duration duration) {
    long nanos = duration.toNanos();
    return nanos % 1_000_000 == 0
        ? CodeBlock.of("$T.ofMillis($L)", Duration.class, nanos / 1_000_000)
        : CodeBlock.of("$T.ofNanos($LL)", Duration.class, nanos);
  }

  /** A type as code names it: a class, a primitive type, or an array of either. */
  static TypeName typeName(TypeFacts type) {
    int end = type.name().indexOf("[]");
    int dimensions = end < 0 ? 0 : (type.name().length() - end) / 2;
    TypeName name = type.nesting().isEmpty() ? primitive(type, dimensions) : className(type);
    for (int i = 0; i < dimensions; i++) {
      name = ArrayTypeName.of(name);
    }
    return name;
  }

  private static TypeName primitive(TypeFacts type, int dimensions) {
    String name = type.name().substring(0, type.name().length() - 2 * dimensions);
    return switch (name) {
      case "boolean" -> TypeName.BOOLEAN;
      case "byte" -> TypeName.BYTE;
      case "short" -> TypeName.SHORT;
      case "int" -> TypeName.INT;
      case "long" -> TypeName.LONG;
      case "char" -> TypeName.CHAR;
      case "float" -> TypeName.FLOAT;
      case "double" -> TypeName.DOUBLE;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static ClassName className(TypeFacts type) {
    List<String> nesting = type.nesting().stream().map(name -> name.replace("[]", "")).toList();
    return ClassName.get(
        type.packageName(),
        nesting.get(0),
        nesting.subList(1, nesting.size()).toArray(String[]::new));
  }
}
