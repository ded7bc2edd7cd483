package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.read.FallbackMethod;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the methods of a holder that call fallbacks: a switch of plain calls, no reflection; more
 * than one where there are so many that a method would outgrow what gets compiled at run time.
 */
final class FallbackCode {

  /** HotSpot compiles up to 8,000 bytes; a call has about 20, and 11 for each argument. */
  private static final int MOST_IN_ONE = 600;

  private FallbackCode() {}

  /** The methods; none if no method of the class has a fallback. */
  static List<MethodSpec> methods(WeftClass type, ClassName owner) {
    List<WeftMethod> methods = type.instrumented();
    CodeBlock.Builder names = CodeBlock.builder();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      WeftMethod method = methods.get(i);
      Optional<FallbackMethod> fallback = chosen(method);
      if (fallback.isPresent()) {
        String name = method.fallbacks().get(0).name();
        names.addStatement("case $L -> true", i);
        int size = 2 + method.parameters().size();
        if (parts.isEmpty() || parts.get(parts.size() - 1).size + size > MOST_IN_ONE) {
          parts.add(new Part(i));
        }
        Part part = parts.get(parts.size() - 1);
        part.size += size;
        part.calls.add(call(i, name, fallback.get(), method, owner));
      }
    }
    return parts.isEmpty() ? List.of() : methods(names.build(), parts);
  }

  private static List<MethodSpec> methods(CodeBlock names, List<Part> parts) {
    if (parts.size() == 1) {
      return List.of(hasFallback(names), fallback(choice(parts.get(0))));
    }
    List<MethodSpec> all = new ArrayList<>();
    CodeBlock.Builder ranges = CodeBlock.builder();
    for (int i = 0; i < parts.size(); i++) {
      String name = "fallback" + i;
      CodeBlock call = CodeBlock.of("return $L(method, target, arguments, thrown)", name);
      if (i == parts.size() - 1) {
        ranges.addStatement(call);
      } else {
        ranges.beginControlFlow("if (method < $L)", parts.get(i + 1).first);
        ranges.addStatement(call).endControlFlow();
      }
      all.add(
          withParameters(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addCode(choice(parts.get(i)))
              .build());
    }
    all.add(0, fallback(ranges.build()));
    all.add(0, hasFallback(names));
    return all;
  }

  /** The types that the calls name. */
  static List<TypeFacts> types(WeftClass type) {
    return type.instrumented().stream()
        .flatMap(method -> chosen(method).stream())
        .flatMap(fallback -> fallback.parameters().stream())
        .filter(parameter -> !parameter.nesting().isEmpty())
        .toList();
  }

  private static Optional<FallbackMethod> chosen(WeftMethod method) {
    return method.fallbacks().stream().findFirst().flatMap(fallback -> fallback.chosenFor(method));
  }

  private static CodeBlock call(
      int index, String name, FallbackMethod fallback, WeftMethod method, ClassName owner) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < method.parameters().size(); i++) {
      arguments.add(argument(i, method.parameters().get(i).type(), fallback.parameters().get(i)));
    }
    if (fallback.takesThrown()) {
      arguments.add(CodeBlock.of("thrown"));
    }
    // A dotted name could begin with that of a parameter; the class is in the holder's package.
    CodeBlock receiver = CodeBlock.of(fallback.isStatic() ? "$T" : "(($T) target)", owner);
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
    CodeBlock unboxed =
        to.isPrimitive() && !from.equals(to)
            ? CodeBlock.of("($T) ", Code.typeName(from))
            : CodeBlock.of("");
    return CodeBlock.of("($T) $Larguments[$L]", Code.typeName(to), unboxed, index);
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

  private static MethodSpec fallback(CodeBlock body) {
    return withParameters("fallback")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addCode(body)
        .build();
  }

  private static CodeBlock choice(Part part) {
    return CodeBlock.builder()
        .beginControlFlow("return switch (method)")
        .add(part.calls.build())
        .addStatement("default -> throw thrown")
        .add("$<};\n")
        .build();
  }

  private static MethodSpec.Builder withParameters(String name) {
    return MethodSpec.methodBuilder(name)
        .returns(Object.class)
        .addParameter(int.class, "method")
        .addParameter(Object.class, "target")
        .addParameter(ParameterSpec.builder(Object[].class, "arguments").build())
        .addParameter(Throwable.class, "thrown")
        .addException(Throwable.class);
  }

  /** The calls of one method of the holder. */
  private static final class Part {

    private final int first;
    private final CodeBlock.Builder calls = CodeBlock.builder();
    private int size;

    private Part(int first) {
      this.first = first;
    }
  }
}
