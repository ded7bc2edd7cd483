package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.label.ErrorTypeMapper;
import ai.datapunk.weft.label.LabelSanitizer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/**
 * The analyzer of a start that ends because an application has several beans of a type of which
 * Weft takes one, and says of none that it is the one. Comes before Spring Boot's, whose advice is
 * for whoever asks for the bean.
 */
public final class SeveralBeansFailureAnalyzer
    extends AbstractFailureAnalyzer<NoUniqueBeanDefinitionException> implements Ordered {

  private static final Map<Class<?>, String> USES =
      Map.of(
          Mesh.class, "Woven methods record in one mesh",
          SeriesLimits.class, "The series of Weft's mesh have one SeriesLimits",
          LabelSanitizer.class, "Label values have one LabelSanitizer",
          ErrorTypeMapper.class, "Exceptions have one ErrorTypeMapper");

  /** One that Spring makes, by its name in {@code spring.factories}. */
  public SeveralBeansFailureAnalyzer() {}

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable rootFailure, NoUniqueBeanDefinitionException cause) {
    String use = cause.getBeanType() == null ? null : USES.get(cause.getBeanType());
    if (use == null) {
      return null;
    }
    Collection<String> found = cause.getBeanNamesFound();
    return new FailureAnalysis(
        use
            + ", and several beans could be it: "
            + String.join(", ", new TreeSet<>(found == null ? List.of() : found)),
        "Annotate the @Bean method of the one to be used with @Primary, or give those of the others"
            + " defaultCandidate = false.",
        cause);
  }
}
