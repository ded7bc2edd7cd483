package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.read.Locator;
import java.util.Collection;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;

/** Prints findings where they belong. */
final class Reporter {

  private final Messager messager;
  private final Locator locator;

  Reporter(ProcessingEnvironment environment) {
    this.messager = environment.getMessager();
    this.locator = new Locator(environment);
  }

  /** Prints them all; tells whether one of them is an error. */
  boolean print(Collection<Finding> findings) {
    boolean error = false;
    for (Finding finding : findings) {
      Locator.Place place = locator.find(finding.at());
      messager.printMessage(
          finding.message().kind(),
          finding.print(),
          place.element(),
          place.annotation(),
          place.value());
      error |= finding.message().kind() == Diagnostic.Kind.ERROR;
    }
    return error;
  }
}
