package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.check.Rules;
import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.read.LostAnnotation;
import ai.datapunk.weft.processor.read.OverrideReader;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads and checks what overriding methods lose. */
final class LostAnnotations {

  private final ProcessingEnvironment environment;
  private final Reporter reporter;
  private final List<LostAnnotation> lost = new ArrayList<>();

  LostAnnotations(ProcessingEnvironment environment) {
    this.environment = environment;
    this.reporter = new Reporter(environment, new Settings(environment.getOptions()));
  }

  void process(RoundEnvironment round) {
    OverrideReader reader = new OverrideReader(environment);
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        lost.addAll(reader.read(type));
      }
    }
  }

  /**
   * At the end, since after an error of this one the other processor would not check the module.
   */
  void finish() {
    reporter.print(Rules.check(lost));
  }
}
