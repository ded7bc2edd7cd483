package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.check.Rules;
import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.read.LocalAnnotation;
import ai.datapunk.weft.processor.read.LocalClassReader;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads and reports what stands in local and anonymous classes, where nothing can be checked. */
final class LocalClasses {

  private final LocalClassReader reader;
  private final Reporter reporter;
  private final List<LocalAnnotation> annotations = new ArrayList<>();

  LocalClasses(ProcessingEnvironment environment) {
    this.reader = new LocalClassReader(environment);
    this.reporter = new Reporter(environment, new Settings(environment.getOptions()));
  }

  void process(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        annotations.addAll(reader.read(type));
      }
    }
  }

  /**
   * At the end, since after an error of this one the other processor would not check the module.
   */
  void finish() {
    annotations.forEach(annotation -> reporter.print(Rules.check(annotation), annotation));
  }
}
