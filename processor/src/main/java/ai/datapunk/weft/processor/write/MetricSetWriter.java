package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.read.Signatures;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.FieldSpec;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Writes the implementation of a metric set: a field for each metric, which its constructor
 * declares, and methods that record in them without asking for anything by name.
 */
public final class MetricSetWriter {

  private final Elements elements;
  private final Signatures signatures;
  private final Filer filer;

  /** With the round's utilities. */
  public MetricSetWriter(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.signatures = new Signatures(elements, environment.getTypeUtils());
    this.filer = environment.getFiler();
  }

  /** Writes its source; the interface is its originating element. */
  public void write(WeftClass type, TypeElement origin) throws IOException {
    GeneratedClass.write(type.packageName(), implementation(type, origin), origin, filer);
  }

  private TypeSpec implementation(WeftClass type, TypeElement origin) {
    Map<String, ExecutableElement> methods = new HashMap<>();
    for (ExecutableElement method : ElementFilter.methodsIn(origin.getEnclosedElements())) {
      methods.put(signatures.of(method), method);
    }
    MetricFields fields = new MetricFields();
    TypeSpec.Builder implementation =
        GeneratedClass.of(type.implementationName(), origin, elements)
            .addJavadoc("The metrics that {@code $L} declares.\n", type.binaryName())
            .avoidClashesWithNestedClasses(origin)
            .addSuperinterface(ClassName.get(origin));
    for (WeftMethod method : type.recording()) {
      FieldSpec field = fields.of(method);
      ExecutableElement overridden = Objects.requireNonNull(methods.get(method.signature()));
      implementation.addMethod(
          MethodSpec.overriding(overridden).addStatement(RecordingCode.of(method, field)).build());
    }
    return implementation.addFields(fields.all()).addMethod(fields.constructor()).build();
  }
}
