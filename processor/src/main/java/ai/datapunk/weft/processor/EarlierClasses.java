package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.catalog.Catalog;
import ai.datapunk.weft.processor.catalog.CatalogClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * What an incremental build leaves as it is: classes of the catalog in the output folder that are
 * not compiled now and still exist. A class that is compiled now speaks for itself, also where it
 * has lost its annotations.
 */
final class EarlierClasses {

  private final ProcessingEnvironment environment;
  private final Set<String> compiled = new HashSet<>();

  EarlierClasses(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /** Notes what this round compiles. */
  void compiledIn(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        compiled.add(environment.getElementUtils().getBinaryName(type).toString());
      }
    }
  }

  /** Those classes of that catalog which are to stay. */
  List<CatalogClass> kept(Catalog before) {
    return before.classes().stream().filter(type -> isKept(type.name())).toList();
  }

  private boolean isKept(String binaryName) {
    return !compiled.contains(topLevel(binaryName))
        && !compiled.contains(binaryName)
        && environment.getElementUtils().getTypeElement(binaryName.replace('$', '.')) != null;
  }

  private static String topLevel(String binaryName) {
    int dollar = binaryName.indexOf('$', binaryName.lastIndexOf('.') + 1);
    return dollar < 0 ? binaryName : binaryName.substring(0, dollar);
  }
}
