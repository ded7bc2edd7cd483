package ai.datapunk.weft.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;

/**
 * Looks at classes without an annotation of Weft's, for which compilers do not call {@link
 * WeftProcessor}. It is a processor of its own for Gradle's sake: one that is called for all
 * annotations meets {@code @Override}, which class files do not have, and if it aggregated as well,
 * Gradle would compile everything each time.
 */
@AutoService(Processor.class)
public final class UnannotatedProcessor extends RoundsProcessor {

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  Listener begin(ProcessingEnvironment environment) {
    return new UnannotatedRounds(environment);
  }
}
