package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.read.AnnotationValues;
import com.google.auto.service.AutoService;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What a compiler loads: it says what is supported, and hands every round on. */
@AutoService(Processor.class)
public final class WeftProcessor extends AbstractProcessor {

  private @Nullable Rounds rounds;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return AnnotationValues.NAMES.stream()
        .map(name -> AnnotationValues.PACKAGE + "." + name)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Settings.names();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    rounds = new Rounds(environment);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (rounds == null) {
      throw new IllegalStateException("a compiler initialises a processor before it uses it");
    }
    if (round.processingOver()) {
      rounds.finish(round);
    } else {
      rounds.process(round);
    }
    // Other processors may want to see the annotations too.
    return false;
  }
}
