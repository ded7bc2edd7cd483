package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.WeftProcessor;
import ai.datapunk.weft.processor.read.WeftClass;
import com.squareup.javapoet.AnnotationSpec;
import com.squareup.javapoet.JavaFile;
import com.squareup.javapoet.TypeSpec;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Writes the metric holder of a class. */
public final class HolderWriter {

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
    Policies policies = new Policies();
    holder.addMethods(MethodsCode.methods(type.instrumented(), new SpecificationCode(policies)));
    holder.addFields(policies.fields());
    holder.addMethods(FallbackCode.methods(type));
    return JavaFile.builder(type.packageName(), holder.build()).indent("  ").build();
  }

  /** Eclipse and others go by "all"; javac wants each of what may come up by its name. */
  private static AnnotationSpec suppressed() {
    return AnnotationSpec.builder(SuppressWarnings.class)
        .addMember(
            "value", "{$L}", "\"all\", \"deprecation\", \"rawtypes\", \"removal\", \"unchecked\"")
        .build();
  }

  private static AnnotationSpec generated() {
    return AnnotationSpec.builder(Generated.class)
        .addMember("value", "$S", WeftProcessor.class.getName())
        .build();
  }
}
