package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import com.squareup.javapoet.ArrayTypeName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes the method of a holder that lists the specifications, and as many others as it takes: code
 * of a method may not outgrow what the class file format allows. One is enough for most classes,
 * and for javac less work than a method for each specification.
 */
final class MethodsCode {

  /** A method's code ends at 65,535 bytes; a specification has less than 100, or 8 a unit more. */
  private static final int MOST_IN_ONE = 250;

  private static final ArrayTypeName ARRAY = ArrayTypeName.of(RuntimeNames.METHOD_SPEC);

  private MethodsCode() {}

  static List<MethodSpec> methods(List<WeftMethod> methods, SpecificationCode code) {
    List<CodeBlock> parts = parts(methods, code);
    if (parts.size() == 1) {
      return List.of(methods(parts.get(0)));
    }
    List<MethodSpec> all = new ArrayList<>();
    for (CodeBlock part : parts) {
      all.add(part(all.size(), part));
    }
    all.add(0, methods(joined(all)));
    return all;
  }

  private static MethodSpec methods(CodeBlock body) {
    return MethodSpec.methodBuilder("methods")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(ARRAY)
        .addCode(body)
        .build();
  }

  private static CodeBlock joined(List<MethodSpec> parts) {
    CodeBlock calls =
        parts.stream().map(part -> CodeBlock.of("$N()", part)).collect(CodeBlock.joining(", "));
    return CodeBlock.builder()
        .addStatement(
            "return $T.of($L).flatMap($T::stream).toArray($T::new)",
            Stream.class,
            calls,
            Arrays.class,
            ARRAY)
        .build();
  }

  private static MethodSpec part(int number, CodeBlock array) {
    return MethodSpec.methodBuilder("part" + number)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(ARRAY)
        .addCode(array)
        .build();
  }

  private static List<CodeBlock> parts(List<WeftMethod> methods, SpecificationCode code) {
    List<CodeBlock> parts = new ArrayList<>();
    List<CodeBlock> part = new ArrayList<>();
    int size = 0;
    for (WeftMethod method : methods) {
      if (size > 0 && size + size(method) > MOST_IN_ONE) {
        parts.add(array(part));
        part.clear();
        size = 0;
      }
      part.add(code.of(method));
      size += size(method);
    }
    parts.add(array(part));
    return parts;
  }

  /** An array, since javac attributes a call twice that is an argument of another. */
  private static CodeBlock array(List<CodeBlock> specifications) {
    return CodeBlock.builder()
        .add("return new $T {\n$>", ARRAY)
        .add(CodeBlock.join(specifications, ",\n"))
        .add("$<\n};\n")
        .build();
  }

  private static int size(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    int custom = timed == null ? 0 : timed.buckets().size() + 2 * timed.constantLabels().size();
    return method.parameters().stream()
        .filter(parameter -> parameter.label() != null)
        .mapToInt(parameter -> 2 + parameter.type().values().size())
        .reduce(1 + custom, Integer::sum);
  }
}
