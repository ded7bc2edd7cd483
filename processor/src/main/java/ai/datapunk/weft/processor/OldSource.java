package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Settings;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * A compilation for an older Java than Weft needs: nothing is read, since compilers then lack
 * modules, records and sealed types, and nothing is generated, since it would not compile.
 */
final class OldSource implements RoundsProcessor.Listener {

  private static final SourceVersion NEEDED = SourceVersion.RELEASE_17;

  private final Reporter reporter;
  private final int version;

  OldSource(ProcessingEnvironment environment) {
    this.reporter = new Reporter(environment, new Settings(environment.getOptions()));
    this.version = environment.getSourceVersion().ordinal();
  }

  /** Whether this is one. */
  static boolean is(ProcessingEnvironment environment) {
    return environment.getSourceVersion().compareTo(NEEDED) < 0;
  }

  @Override
  public void process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    reporter.print(List.of(Message.JAVA_VERSION.nowhere(version)));
  }
}
