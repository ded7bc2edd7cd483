package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/**
 * The analyzer of a start that ends because an application has several meshes and says of none that
 * it is the one. Comes before Spring Boot's, whose advice is for whoever asks for the bean.
 */
public final class SeveralMeshesFailureAnalyzer
    extends AbstractFailureAnalyzer<NoUniqueBeanDefinitionException> implements Ordered {

  /** One that Spring makes, by its name in {@code spring.factories}. */
  public SeveralMeshesFailureAnalyzer() {}

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable rootFailure, NoUniqueBeanDefinitionException cause) {
    if (cause.getBeanType() != Mesh.class) {
      return null;
    }
    Collection<String> found = cause.getBeanNamesFound();
    return new FailureAnalysis(
        "Woven methods record in one mesh, and several beans could be it: "
            + String.join(", ", new TreeSet<>(found == null ? List.of() : found)),
        "Annotate the @Bean method of the one to be used with @Primary, or give those of the others"
            + " defaultCandidate = false.",
        cause);
  }
}
