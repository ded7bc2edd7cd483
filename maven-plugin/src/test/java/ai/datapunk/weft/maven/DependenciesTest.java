package ai.datapunk.weft.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class DependenciesTest {

  private static final Artifact ASPECTS = artifact("ai.datapunk.weft", "weft-aspects", "1.2");
  private static final Artifact ANNOTATIONS =
      artifact("ai.datapunk.weft", "weft-annotations", "1.2");
  private static final Artifact OTHER = artifact("shop", "till", "7");

  @Test
  void oneVersionIsAsItShouldBe() throws MojoFailureException {
    new Dependencies(List.of(ASPECTS, ANNOTATIONS, OTHER)).requireVersion("1.2");
  }

  @Test
  void anotherVersionThanThePluginsIsNamed() {
    Artifact older = artifact("ai.datapunk.weft", "weft-runtime", "1.1");

    assertThatThrownBy(() -> new Dependencies(List.of(ASPECTS, older)).requireVersion("1.2"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "weft-runtime is 1.1, but weft-maven-plugin is 1.2. Fix: give the plugin and the"
                + " dependency on weft-aspects one version; where another dependency brings"
                + " weft-runtime, manage its version with weft-bom.");
  }

  @Test
  void annotationsInThePomWithoutAspectsAreNamed() {
    assertThatThrownBy(
            () ->
                new Dependencies(List.of(ANNOTATIONS))
                    .requireAspectsBesideAnnotations("1.2", List.of(annotations("compile"))))
        .hasMessageContaining("      <artifactId>weft-aspects</artifactId>\n")
        .hasMessageContaining("      <version>1.2</version>\n");
  }

  @Test
  void inAnApplicationOfSpringBootTheStarterIsNamed() {
    Artifact boot = artifact("org.springframework.boot", "spring-boot", "3.5.7");

    assertThatThrownBy(() -> new Dependencies(List.of(boot, OTHER)).requireAspects("1.2"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            """
            Weft's annotations are used, but weft-spring-boot-starter is not among the dependencies. Fix: add
                <dependency>
                  <groupId>ai.datapunk.weft</groupId>
                  <artifactId>weft-spring-boot-starter</artifactId>
                  <version>1.2</version>
                </dependency>""");
    assertThatThrownBy(() -> new Dependencies(List.of(boot, ASPECTS)).requireVersion("1.3"))
        .hasMessageContaining("the dependency on weft-aspects one version");
    Artifact starter = artifact("ai.datapunk.weft", "weft-spring-boot-starter", "1.2");
    assertThatThrownBy(
            () -> new Dependencies(List.of(boot, starter, ASPECTS)).requireVersion("1.3"))
        .hasMessageContaining("the dependency on weft-spring-boot-starter one version");
  }

  @Test
  void annotationsThatADependencyBringsMayGoUnused() throws MojoFailureException {
    new Dependencies(List.of(ANNOTATIONS)).requireAspectsBesideAnnotations("1.2", List.of());
    new Dependencies(List.of(ANNOTATIONS))
        .requireAspectsBesideAnnotations("1.2", List.of(annotations("test")));
  }

  @Test
  void withoutWeftThereIsNothingToLookFor() {
    Dependencies none = new Dependencies(List.of(OTHER));

    assertThat(none.haveAnnotations()).isFalse();
    assertThat(none.haveAspects()).isFalse();
  }

  private static Artifact artifact(String group, String artifact, String version) {
    return new DefaultArtifact(
        group, artifact, version, "compile", "jar", "", new DefaultArtifactHandler("jar"));
  }

  private static Dependency annotations(String scope) {
    Dependency dependency = new Dependency();
    dependency.setGroupId("ai.datapunk.weft");
    dependency.setArtifactId("weft-annotations");
    dependency.setScope(scope);
    return dependency;
  }
}
