package ai.datapunk.weft.processor.write;

import com.squareup.javapoet.AnnotationSpec;
import com.squareup.javapoet.JavaFile;
import com.squareup.javapoet.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What all generated classes have in common. */
final class GeneratedClass {

  /** Eclipse and others go by "all"; javac wants each of what may come up by its name. */
  private static final AnnotationSpec SUPPRESSED =
      AnnotationSpec.builder(SuppressWarnings.class)
          .addMember(
              "value",
              "$L",
              "{\"all\", \"cast\", \"deprecation\", \"exports\", \"missing-explicit-ctor\","
                  + " \"rawtypes\", \"removal\", \"unchecked\"}")
          .build();

  private static final AnnotationSpec GENERATED =
      AnnotationSpec.builder(Generated.class)
          .addMember("value", "$S", RuntimeNames.PROCESSOR)
          .build();

  private GeneratedClass() {}

  /** A public final class that was generated from a type. */
  static TypeSpec.Builder of(String name, TypeElement origin, Elements elements) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL);
    if (knowsGenerated(origin, elements)) {
      type.addAnnotation(GENERATED);
    }
    return type.addAnnotation(RuntimeNames.GENERATED_BY_WEFT).addAnnotation(SUPPRESSED);
  }

  /** A named module without {@code java.compiler} does not. */
  private static boolean knowsGenerated(TypeElement origin, Elements elements) {
    String name = Generated.class.getName();
    ModuleElement module = elements.getModuleOf(origin);
    boolean named = module != null && !module.isUnnamed();
    return (named ? elements.getTypeElement(module, name) : elements.getTypeElement(name)) != null;
  }

  /** Writes its source; the type that it was generated from is its originating element. */
  static void write(String packageName, TypeSpec type, TypeElement origin, Filer filer)
      throws IOException {
    String name = packageName.isEmpty() ? type.name : packageName + "." + type.name;
    JavaFile source = JavaFile.builder(packageName, type).indent("  ").build();
    try (Writer out = filer.createSourceFile(name, origin).openWriter()) {
      out.write(Ascii.escaped(source.toString()));
    }
  }
}
