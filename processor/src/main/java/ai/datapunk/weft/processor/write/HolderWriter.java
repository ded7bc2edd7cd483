package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.WeftProcessor;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import com.squareup.javapoet.AnnotationSpec;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.JavaFile;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.ParameterizedTypeName;
import com.squareup.javapoet.TypeSpec;
import java.util.List;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Writes the metric holder of a class. */
public final class HolderWriter {

  private static final ClassName LIST = ClassName.get(List.class);

  private HolderWriter() {}

  /** The holder's source; the class is its originating element. */
  public static JavaFile write(WeftClass type, TypeElement origin) {
    TypeSpec.Builder holder =
        TypeSpec.classBuilder(type.holderName())
            .addJavadoc("The metrics of {@code $L}.\n", type.binaryName())
            .addOriginatingElement(origin)
            .addAnnotation(generated())
            .addAnnotation(suppressed())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(RuntimeNames.METRIC_HOLDER);
    List<WeftMethod> methods = type.instrumented();
    holder.addMethod(methods(methods.size()));
    Policies policies = new Policies();
    SpecificationCode code = new SpecificationCode(policies);
    for (int i = 0; i < methods.size(); i++) {
      holder.addMethod(specification(i, code.of(methods.get(i))));
    }
    holder.addMethods(policies.methods());
    holder.addMethods(FallbackCode.methods(type));
    return JavaFile.builder(type.packageName(), holder.build()).indent("  ").build();
  }

  /** Eclipse and others go by "all"; javac wants each of what may come up by its name. */
  private static AnnotationSpec suppressed() {
    AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
    for (String warning : List.of("all", "deprecation", "rawtypes", "removal", "unchecked")) {
      suppressed.addMember("value", "$S", warning);
    }
    return suppressed.build();
  }

  private static AnnotationSpec generated() {
    return AnnotationSpec.builder(Generated.class)
        .addMember("value", "$S", WeftProcessor.class.getName())
        .build();
  }

  private static MethodSpec methods(int count) {
    // An array first: to infer the types of a long List.of takes javac a good while.
    CodeBlock.Builder list = CodeBlock.builder().add("$T[] methods = {", RuntimeNames.METHOD_SPEC);
    for (int i = 0; i < count; i++) {
      list.add(i == 0 ? "\n  $L()" : ",\n  $L()", name(i));
    }
    list.add("\n};\nreturn $T.of(methods);\n", LIST);
    return MethodSpec.methodBuilder("methods")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(ParameterizedTypeName.get(LIST, RuntimeNames.METHOD_SPEC))
        .addCode(list.build())
        .build();
  }

  /** A method each: one for all of them could outgrow what the class file format allows. */
  private static MethodSpec specification(int index, CodeBlock code) {
    return MethodSpec.methodBuilder(name(index))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(RuntimeNames.METHOD_SPEC)
        .addCode(code)
        .build();
  }

  private static String name(int index) {
    return "method" + index;
  }
}
