package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.processor.read.TypeFacts;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Expressions that more than one writer needs. */
final class Code {

  private Code() {}

  /** A string in quotes. */
  static String literal(@Nullable String text) {
    String plain = String.valueOf(text);
    return plain.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\')
        ? '"' + plain + '"'
        : CodeBlock.of("$S", plain).toString();
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

  private static ClassName className(TypeFacts type) {
    List<String> nesting = type.nesting();
    return ClassName.get(
        type.packageName(),
        nesting.get(0),
        nesting.subList(1, nesting.size()).toArray(String[]::new));
  }
}
