package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.read.KotlinClasses;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftClass;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeSpec;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Writes the metric holder of a class. */
public final class HolderWriter {

  /** Each import costs javac more than a longer name does. */
  private static final String[] QUALIFIED = {
    "Duration",
    "Generated",
    "GeneratedByWeft",
    "Object",
    "Override",
    "SuppressWarnings",
    "Throwable"
  };

  private final Elements elements;

  /** With the round's utilities. */
  public HolderWriter(Elements elements) {
    this.elements = elements;
  }

  /** Writes the holder's source; the class is its originating element. */
  public void write(WeftClass type, TypeElement origin, Filer filer) throws IOException {
    GeneratedClass.write(type.packageName(), holder(type, origin), origin, filer);
  }

  private TypeSpec holder(WeftClass type, TypeElement origin) {
    TypeSpec.Builder holder =
        GeneratedClass.of(type.holderName(), origin, elements)
            .addJavadoc("The metrics of {@code $L}.\n", type.binaryName())
            .alwaysQualify(qualified(type, origin))
            .addSuperinterface(RuntimeNames.METRIC_HOLDER);
    Policies policies = new Policies();
    holder.addMethods(MethodsCode.methods(type.instrumented(), new SpecificationCode(policies)));
    holder.addFields(policies.fields());
    if (KotlinClasses.contain(origin)) {
      holder.addMethod(isPartial());
    }
    holder.addMethods(FallbackCode.methods(type, ClassName.get(origin)));
    return holder.build();
  }

  /** Kapt shows no function whose name its compiler mangles into one that Java cannot have. */
  private static MethodSpec isPartial() {
    return MethodSpec.methodBuilder("isPartial")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(boolean.class)
        .addStatement("return true")
        .build();
  }

  /**
   * The classes that are named in full. Where a class is called like the package that such a name
   * begins with, none is: only imports still find the package.
   */
  private String[] qualified(WeftClass type, TypeElement origin) {
    List<TypeFacts> types = FallbackCode.types(type);
    Set<String> roots = new HashSet<>(Set.of("java", "javax", "ai"));
    types.forEach(named -> roots.add(named.packageName().replaceAll("\\..*", "")));
    if (roots.stream().anyMatch(root -> isClassIn(type.packageName(), root, origin))) {
      return new String[0];
    }
    return Stream.concat(
            Arrays.stream(QUALIFIED),
            types.stream().map(named -> named.nesting().get(0).replace("[]", "")))
        .distinct()
        .toArray(String[]::new);
  }

  private boolean isClassIn(String packageName, String name, TypeElement origin) {
    if (name.isEmpty()) {
      return false;
    }
    String qualified = packageName.isEmpty() ? name : packageName + "." + name;
    ModuleElement module = elements.getModuleOf(origin);
    return (module == null
            ? elements.getTypeElement(qualified)
            : elements.getTypeElement(module, qualified))
        != null;
  }
}
