package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.read.AnnotationValues;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The rounds of a compilation as far as they are about classes without an annotation of Weft's:
 * overriding methods that lose one, local classes, and the catalog of a module that has none left.
 */
final class UnannotatedRounds implements RoundsProcessor.Listener {

  private final Elements elements;
  private final LostAnnotations lostAnnotations;
  private final LocalClasses localClasses;
  private final StaleCatalog staleCatalog;
  private boolean annotated;

  UnannotatedRounds(ProcessingEnvironment environment) {
    elements = environment.getElementUtils();
    lostAnnotations = new LostAnnotations(environment);
    localClasses = new LocalClasses(environment);
    staleCatalog = new StaleCatalog(environment);
  }

  @Override
  public void process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    annotated |= annotations.stream().anyMatch(UnannotatedRounds::isOurs);
    if (round.processingOver()) {
      finish(round);
      return;
    }
    if (knowsWeft()) {
      lostAnnotations.process(round);
      localClasses.process(round);
    }
    staleCatalog.process(round);
  }

  private void finish(RoundEnvironment round) {
    lostAnnotations.finish();
    localClasses.finish();
    if (!annotated && !round.errorRaised()) {
      staleCatalog.remove();
    }
  }

  /** Most modules of a large build do not, and are not to wait for it. */
  private boolean knowsWeft() {
    return elements.getTypeElement(AnnotationValues.PACKAGE + ".Timed") != null;
  }

  private static boolean isOurs(TypeElement annotation) {
    return annotation.getQualifiedName().toString().startsWith(AnnotationValues.PACKAGE + ".");
  }
}
