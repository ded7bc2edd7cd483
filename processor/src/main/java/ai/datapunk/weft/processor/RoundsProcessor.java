package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.check.Settings;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What Weft's processors have in common: they know its options, run on every version of Java, hand
 * every round on, and leave the annotations to other processors too.
 */
abstract class RoundsProcessor extends AbstractProcessor {

  /** Takes the rounds of one compilation. */
  interface Listener {
    void process(Set<? extends TypeElement> annotations, RoundEnvironment round);
  }

  private @Nullable Listener listener;

  /** Makes what takes the rounds. */
  abstract Listener begin(ProcessingEnvironment environment);

  /**
   * Makes what takes them where the source is of an older Java than Weft needs: nothing, mostly.
   */
  Listener ofOldSource(ProcessingEnvironment environment) {
    return (annotations, round) -> {};
  }

  @Override
  public final Set<String> getSupportedOptions() {
    return Settings.names();
  }

  @Override
  public final SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public final synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    listener = OldSource.is(environment) ? ofOldSource(environment) : begin(environment);
  }

  @Override
  public final boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (listener == null) {
      throw new IllegalStateException("a compiler initialises a processor before it uses it");
    }
    listener.process(annotations, round);
    return false;
  }
}
