package ai.datapunk.weft.processor;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.processor.catalog.OutputFolder;
import ai.datapunk.weft.processor.write.CatalogWriter;
import ai.datapunk.weft.processor.write.CompiledCalls;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;

/** Takes out of the catalog what is gone, where nothing that is compiled would write it anew. */
final class StaleCatalog {

  private final ProcessingEnvironment environment;
  private final OutputFolder output;
  private final RetainedClasses retainedClasses;

  StaleCatalog(ProcessingEnvironment environment) {
    this.environment = environment;
    this.output = new OutputFolder(environment.getFiler());
    this.retainedClasses = new RetainedClasses(environment.getElementUtils(), output);
  }

  void process(RoundEnvironment round) {
    retainedClasses.compiledIn(round);
  }

  void remove() {
    Catalog before = output.catalog();
    List<CatalogClass> kept = retainedClasses.in(before, Stream.empty());
    if (kept.size() < before.classes().size()) {
      new CatalogWriter(environment, output, List.of())
          .write(new Catalog(before.application(), kept), before, CompiledCalls.NONE);
    }
  }
}
