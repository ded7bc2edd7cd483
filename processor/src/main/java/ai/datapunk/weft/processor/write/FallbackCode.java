package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.read.FallbackMethod;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the methods of a holder that call fallbacks: a switch of plain calls, no reflection. */
final class FallbackCode {

  private FallbackCode() {}

  /** The methods; none if no method of the class has a fallback. */
  static List<MethodSpec> methods(WeftClass type) {
    List<WeftMethod> methods = type.instrumented();
    CodeBlock.Builder names = CodeBlock.builder();
    CodeBlock.Builder calls = CodeBlock.builder();
    for (int i = 0; i < methods.size(); i++) {
      WeftMethod method = methods.get(i);
      Optional<FallbackMethod> fallback = chosen(method);
      if (fallback.isPresent()) {
        String name = method.fallbacks().get(0).name();
        names.addStatement("case $L -> true", i);
        calls.add(call(i, name, fallback.get(), method, type));
      }
    }
    return calls.isEmpty()
        ? List.of()
        : List.of(hasFallback(names.build()), fallback(calls.build()));
  }

  private static Optional<FallbackMethod> chosen(WeftMethod method) {
    return method.fallbacks().stream().findFirst().flatMap(fallback -> fallback.chosenFor(method));
  }

  private static CodeBlock call(
      int index, String name, FallbackMethod fallback, WeftMethod method, WeftClass type) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < method.parameters().size(); i++) {
      arguments.add(argument(i, method.parameters().get(i).type(), fallback.parameters().get(i)));
    }
    if (fallback.takesThrown()) {
      arguments.add(CodeBlock.of("thrown"));
    }
    CodeBlock receiver =
        fallback.isStatic()
            ? CodeBlock.of("$L", type.at().type())
            : CodeBlock.of("(($L) target)", type.at().type());
    CodeBlock call = CodeBlock.of("$L.$L($L)", receiver, name, CodeBlock.join(arguments, ", "));
    return method.returns().name().equals("void")
        ? CodeBlock.builder()
            .beginControlFlow("case $L ->", index)
            .addStatement("$L", call)
            .addStatement("yield null")
            .endControlFlow()
            .build()
        : CodeBlock.builder().addStatement("case $L -> $L", index, call).build();
  }

  /** As the type that the fallback takes, lest the compiler choose another method of its name. */
  private static CodeBlock argument(int index, TypeFacts from, TypeFacts to) {
    // An Integer is no long, but an int can be one.
    String unboxed = to.isPrimitive() && !from.equals(to) ? "(" + from.canonicalName() + ") " : "";
    return CodeBlock.of("($L) $Larguments[$L]", to.canonicalName(), unboxed, index);
  }

  private static MethodSpec hasFallback(CodeBlock cases) {
    return MethodSpec.methodBuilder("hasFallback")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(boolean.class)
        .addParameter(int.class, "method")
        .beginControlFlow("return switch (method)")
        .addCode(cases)
        .addStatement("default -> false")
        .addCode("$<};\n")
        .build();
  }

  private static MethodSpec fallback(CodeBlock cases) {
    return MethodSpec.methodBuilder("fallback")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(Object.class)
        .addParameter(int.class, "method")
        .addParameter(Object.class, "target")
        .addParameter(ParameterSpec.builder(Object[].class, "arguments").build())
        .addParameter(Throwable.class, "thrown")
        .addException(Throwable.class)
        .beginControlFlow("return switch (method)")
        .addCode(cases)
        .addStatement("default -> throw thrown")
        .addCode("$<};\n")
        .build();
  }
}
