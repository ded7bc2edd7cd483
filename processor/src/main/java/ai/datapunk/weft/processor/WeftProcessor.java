package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.read.AnnotationValues;
import com.google.auto.service.AutoService;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;

/** What a compiler loads for classes with an annotation of Weft's. */
@AutoService(Processor.class)
public final class WeftProcessor extends RoundsProcessor {

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return AnnotationValues.NAMES.stream()
        .map(name -> AnnotationValues.PACKAGE + "." + name)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  Listener begin(ProcessingEnvironment environment) {
    Rounds rounds = new Rounds(environment);
    return (annotations, round) -> {
      if (round.processingOver()) {
        rounds.finish(round);
      } else {
        rounds.process(round);
      }
    };
  }

  @Override
  Listener ofOldSource(ProcessingEnvironment environment) {
    return new OldSource(environment);
  }
}
