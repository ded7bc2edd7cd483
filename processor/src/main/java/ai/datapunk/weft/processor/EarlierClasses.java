package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.catalog.Catalog;
import ai.datapunk.weft.processor.catalog.CatalogClass;
import ai.datapunk.weft.processor.catalog.OutputFolder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * What an incremental build leaves as it is: classes of the catalog in the output folder that are
 * not compiled now and are still in it. A class that is compiled now speaks for itself, also where
 * it has lost its annotations.
 */
final class EarlierClasses {

  private final Elements elements;
  private final OutputFolder output;
  private final Set<String> compiled = new HashSet<>();

  EarlierClasses(Elements elements, OutputFolder output) {
    this.elements = elements;
    this.output = output;
  }

  /** Notes what this round compiles. */
  void compiledIn(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        compiled.add(elements.getBinaryName(type).toString());
      }
    }
  }

  /** Those classes of that catalog which are to stay. */
  List<CatalogClass> kept(Catalog before) {
    return before.classes().stream().filter(type -> isKept(type.name())).toList();
  }

  private boolean isKept(String binaryName) {
    return !isCompiled(binaryName) && output.hasClass(binaryName);
  }

  /** It or a class around it; a dollar sign may as well be part of a name. */
  private boolean isCompiled(String binaryName) {
    for (int end = binaryName.length(); end > 0; end = binaryName.lastIndexOf('$', end - 1)) {
      if (compiled.contains(binaryName.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
