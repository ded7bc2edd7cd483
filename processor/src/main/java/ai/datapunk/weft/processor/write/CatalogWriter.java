package ai.datapunk.weft.processor.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogIndex;
import ai.datapunk.weft.catalog.CatalogJson;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.contract.LabelSetIndex;
import ai.datapunk.weft.contract.MethodIndex;
import ai.datapunk.weft.processor.catalog.OutputFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/** Writes the catalog of the module, its index and the list of its methods beside the classes. */
public final class CatalogWriter {

  private final Filer filer;
  private final Messager messager;
  private final OutputFolder output;
  private final Element[] origins;

  /** With the annotated classes as originating elements. */
  public CatalogWriter(
      ProcessingEnvironment environment,
      OutputFolder output,
      Collection<? extends Element> origins) {
    this.filer = environment.getFiler();
    this.messager = environment.getMessager();
    this.output = output;
    this.origins = origins.toArray(Element[]::new);
  }

  /**
   * Writes both, or tells why not. A catalog without classes is deleted, as if there had never been
   * one.
   *
   * @param before the catalog that an earlier build left, whose index may name what is gone
   */
  public void write(Catalog catalog, Catalog before, CompiledCalls calls) {
    try {
      writeCatalog(catalog);
      writeIndex(catalog, before, calls);
    } catch (IOException e) {
      messager.printMessage(
          Diagnostic.Kind.ERROR, "Weft cannot write " + Catalog.PATH + " or its index: " + e);
    }
  }

  /** Writes what other modules learn of calls, of a module that has no catalog. */
  public void write(CompiledCalls calls) {
    Catalog none = new Catalog(List.of());
    try {
      writeIndex(none, none, calls);
    } catch (IOException e) {
      messager.printMessage(Diagnostic.Kind.ERROR, "Weft cannot write what methods call: " + e);
    }
  }

  private void writeCatalog(Catalog catalog) throws IOException {
    if (!catalog.classes().isEmpty() || !output.delete(Catalog.PATH)) {
      write(Catalog.PATH, CatalogJson.text(catalog));
    }
    if (!catalog.classes().isEmpty() || !output.delete(MethodIndex.PATH)) {
      write(MethodIndex.PATH, methods(catalog));
    }
    if (!catalog.classes().isEmpty() || !output.delete(LabelSetIndex.PATH)) {
      write(LabelSetIndex.PATH, labelSets(catalog));
    }
  }

  private void writeIndex(Catalog catalog, Catalog before, CompiledCalls calls) throws IOException {
    SortedMap<String, String> index = CatalogIndex.of(catalog);
    index.putAll(CallFiles.texts(catalog, calls));
    Set<String> known = new TreeSet<>(CatalogIndex.of(before).keySet());
    known.addAll(CallFiles.left(output, catalog, before, calls.types(), index.keySet()));
    for (String path : known) {
      if (!index.containsKey(path) && !output.delete(path)) {
        index.put(path, CatalogIndex.gone());
      }
    }
    for (Map.Entry<String, String> entry : index.entrySet()) {
      write(entry.getKey(), entry.getValue());
    }
  }

  private static String methods(Catalog catalog) {
    return catalog.classes().stream()
        .flatMap(
            type ->
                type.methods().stream()
                    .filter(CatalogMethod::isWoven)
                    .map(method -> MethodIndex.line(type.name(), method.signature()) + "\n"))
        .sorted()
        .collect(Collectors.joining());
  }

  /** Of each metric those whose labels are all closed. */
  private static String labelSets(Catalog catalog) {
    StringBuilder lines = new StringBuilder();
    for (CatalogMetric metric : catalog.metrics()) {
      long labelSets = metric.closedLabelSets();
      if (labelSets > 0) {
        lines.append(LabelSetIndex.line(metric.name(), labelSets)).append('\n');
      }
    }
    return lines.toString();
  }

  private void write(String path, String text) throws IOException {
    // Not its own writer, which would write in the encoding of the sources.
    try (OutputStream file =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origins).openOutputStream()) {
      file.write(text.getBytes(UTF_8));
    }
  }
}
