package ai.datapunk.weft.processor.testing;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Another processor, which writes one class in the first round. */
public final class Generator extends EveryRoundProcessor {

  private final String name;
  private final String source;
  private boolean written;

  /** Writes the class of that name. */
  public Generator(String name, String source) {
    this.name = name;
    this.source = source;
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!written) {
      written = true;
      try (Writer out = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        out.write(source);
      } catch (IOException e) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.toString());
      }
    }
    return false;
  }
}
