package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.read.WeftMethod;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.ParameterizedTypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the method of a holder that lists the specifications, and as many others as it takes: code
 * of a method may not outgrow what the class file format allows. One is enough for most classes,
 * and for javac less work than a method for each specification.
 */
final class MethodsCode {

  /** A method's code ends at 65,535 bytes; a specification has less than 100, or 8 a value. */
  private static final int MOST_IN_ONE = 250;

  private static final ParameterizedTypeName LIST =
      ParameterizedTypeName.get(ClassName.get(List.class), RuntimeNames.METHOD_SPEC);

  private MethodsCode() {}

  static List<MethodSpec> methods(List<WeftMethod> methods, SpecificationCode code) {
    List<CodeBlock> parts = parts(methods, code);
    CodeBlock.Builder list = CodeBlock.builder();
    list.addStatement("$T methods = new $T<>($L)", LIST, ArrayList.class, methods.size());
    if (parts.size() == 1) {
      list.add(parts.get(0));
    }
    List<MethodSpec> others = new ArrayList<>();
    if (parts.size() > 1) {
      for (CodeBlock part : parts) {
        String name = "add" + others.size();
        list.addStatement("$L(methods)", name);
        others.add(
            MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(LIST, "methods")
                .addCode(part)
                .build());
      }
    }
    others.add(
        0,
        MethodSpec.methodBuilder("methods")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(LIST)
            .addCode(list.addStatement("return methods").build())
            .build());
    return others;
  }

  private static List<CodeBlock> parts(List<WeftMethod> methods, SpecificationCode code) {
    List<CodeBlock> parts = new ArrayList<>();
    CodeBlock.Builder part = CodeBlock.builder();
    int size = 0;
    for (WeftMethod method : methods) {
      if (size > 0 && size + size(method) > MOST_IN_ONE) {
        parts.add(part.build());
        part = CodeBlock.builder();
        size = 0;
      }
      part.add("methods.add(").add(code.of(method)).add(");\n");
      size += size(method);
    }
    parts.add(part.build());
    return parts;
  }

  private static int size(WeftMethod method) {
    return method.parameters().stream()
        .filter(parameter -> parameter.label() != null)
        .mapToInt(parameter -> parameter.type().values().size())
        .reduce(1, Integer::sum);
  }
}
