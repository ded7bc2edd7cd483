package ai.datapunk.weft.processor;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.contract.MetricSetNames;
import ai.datapunk.weft.processor.catalog.CatalogEntries;
import ai.datapunk.weft.processor.catalog.OutputFolder;
import ai.datapunk.weft.processor.read.WeftClass;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * What an incremental build leaves as it is: classes of the catalog in the output folder that are
 * not compiled now and are still in it, and those that a build hands over as class files. A class
 * that is compiled now speaks for itself, also where it has lost its annotations.
 */
final class RetainedClasses {

  private final Elements elements;
  private final OutputFolder output;
  private final Set<String> compiled = new HashSet<>();

  RetainedClasses(Elements elements, OutputFolder output) {
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

  /**
   * All of them, by name: those of that catalog which are to stay, and those that came as class
   * files, which stand where they stood, since a class file does not say where.
   */
  List<CatalogClass> in(Catalog before, Stream<WeftClass> classFiles) {
    boolean processedOnly = wereOnlyProcessed(before);
    Map<String, CatalogClass> known = new HashMap<>();
    before.classes().forEach(type -> known.put(type.name(), type));
    return Stream.concat(
            before.classes().stream().filter(type -> isKept(type, processedOnly)),
            classFiles
                .map(CatalogEntries::of)
                .map(type -> type.at(known.getOrDefault(type.name(), type))))
        .sorted(Comparator.comparing(CatalogClass::name))
        .toList();
  }

  private boolean isKept(CatalogClass type, boolean processedOnly) {
    return !isCompiled(type)
        && (output.hasClass(type.name()) || (processedOnly && wasOnlyProcessed(type)));
  }

  /** With {@code -proc:only}, which leaves the sources of holders, there never are class files. */
  private boolean wereOnlyProcessed(Catalog before) {
    return before.classes().stream().noneMatch(type -> output.hasClass(type.name()));
  }

  /** What is gone may have left the source of its holder; then it was compiled as well. */
  private boolean wasOnlyProcessed(CatalogClass type) {
    return Stream.of(WeftClass.HOLDER_SUFFIX, MetricSetNames.SUFFIX)
        .map(suffix -> type.name() + suffix)
        .anyMatch(generated -> output.hasGeneratedSource(generated) && !output.hasClass(generated));
  }

  private boolean isCompiled(CatalogClass type) {
    int inPackage = type.name().lastIndexOf('.') + 1;
    String simpleName = type.name().substring(inPackage);
    String fileOf = type.file().replaceFirst("\\.java$", "");
    // Most files are called like the outermost class, which tells how much of the name is its own.
    if (fileOf.isEmpty() || !(simpleName + "$").startsWith(fileOf + "$")) {
      return isCompiled(type.name());
    }
    return compiled.contains(type.name().substring(0, inPackage) + fileOf)
        || compiled.contains(type.name());
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
