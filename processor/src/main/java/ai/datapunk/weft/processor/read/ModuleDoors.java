package ai.datapunk.weft.processor.read;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ExportsDirective;
import javax.lang.model.element.ModuleElement.OpensDirective;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What a named module lets the run time reach by reflection. */
final class ModuleDoors {

  /** The module of the run time, which makes holders and predicates. */
  private static final String RUNTIME = "ai.datapunk.weft.runtime";

  private final Elements elements;

  ModuleDoors(Elements elements) {
    this.elements = elements;
  }

  /**
   * What the module lacks, as it has to be written there, for the run time to make the holder of a
   * class, which is public; empty if nothing.
   */
  String missingForHolder(TypeElement type) {
    PackageElement its = elements.getPackageOf(type);
    ModuleElement module = elements.getModuleOf(type);
    return isOpen(module, its) || isExported(module, its) ? "" : opens(its);
  }

  /** The same for an object of a class, whose constructor may be less than public. */
  String missingForObject(TypeElement type) {
    PackageElement its = elements.getPackageOf(type);
    ModuleElement module = elements.getModuleOf(type);
    boolean fine =
        isOpen(module, its)
            || (isExported(module, its)
                && type.getModifiers().contains(Modifier.PUBLIC)
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                    .filter(constructor -> constructor.getParameters().isEmpty())
                    .anyMatch(constructor -> constructor.getModifiers().contains(Modifier.PUBLIC)));
    return fine ? "" : opens(its);
  }

  private static String opens(PackageElement its) {
    return "opens " + its.getQualifiedName() + " to " + RUNTIME + ";";
  }

  /** All is open on the class path, which before Java 9 is no module at all. */
  private static boolean isOpen(@Nullable ModuleElement module, PackageElement its) {
    return module == null
        || module.isUnnamed()
        || module.isOpen()
        || ElementFilter.opensIn(module.getDirectives()).stream()
            .filter(opens -> opens.getPackage().equals(its))
            .map(OpensDirective::getTargetModules)
            .anyMatch(ModuleDoors::areFor);
  }

  private static boolean isExported(ModuleElement module, PackageElement its) {
    return ElementFilter.exportsIn(module.getDirectives()).stream()
        .filter(exports -> exports.getPackage().equals(its))
        .map(ExportsDirective::getTargetModules)
        .anyMatch(ModuleDoors::areFor);
  }

  /** Null are all. */
  private static boolean areFor(@Nullable List<? extends Element> targets) {
    return targets == null
        || targets.stream()
            .anyMatch(target -> ((ModuleElement) target).getQualifiedName().contentEquals(RUNTIME));
  }
}
