package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.read.AnnotationValues;
import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Looks at classes without an annotation of Weft's, for which compilers do not call {@link
 * WeftProcessor}. It is a processor of its own for Gradle's sake: one that is called for all
 * annotations meets {@code @Override}, which class files do not have, and if it aggregated as well,
 * Gradle would compile everything each time.
 */
@AutoService(Processor.class)
public final class UnannotatedProcessor extends AbstractProcessor {

  private @Nullable LostAnnotations overrides;
  private @Nullable LocalClasses localClasses;
  private @Nullable StaleCatalog leftovers;
  private boolean annotated;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
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
    overrides = new LostAnnotations(environment);
    localClasses = new LocalClasses(environment);
    leftovers = new StaleCatalog(environment);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (overrides == null || localClasses == null || leftovers == null) {
      throw new IllegalStateException("a compiler initialises a processor before it uses it");
    }
    annotated |= annotations.stream().anyMatch(UnannotatedProcessor::isOurs);
    if (!round.processingOver()) {
      if (knowsWeft()) {
        overrides.process(round);
        localClasses.process(round);
      }
      leftovers.process(round);
      return false;
    }
    overrides.finish();
    localClasses.finish();
    if (!annotated && !round.errorRaised()) {
      leftovers.remove();
    }
    return false;
  }

  /** Most modules of a large build do not, and are not to wait for it. */
  private boolean knowsWeft() {
    return processingEnv.getElementUtils().getTypeElement(AnnotationValues.PACKAGE + ".Timed")
        != null;
  }

  private static boolean isOurs(TypeElement annotation) {
    return annotation.getQualifiedName().toString().startsWith(AnnotationValues.PACKAGE + ".");
  }
}
