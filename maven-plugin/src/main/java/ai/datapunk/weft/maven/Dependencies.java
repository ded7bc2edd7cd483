package ai.datapunk.weft.maven;

import java.util.Collection;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.MojoFailureException;

/** The project's resolved dependencies, as far as they are Weft's. */
final class Dependencies {

  private static final String ANNOTATIONS = "weft-annotations";
  private static final String ASPECTS = "weft-aspects";
  private static final String STARTER = "weft-spring-boot-starter";

  private final List<Artifact> weft;

  /** What is to bring the aspects: in an application of Spring Boot, the starter. */
  private final String wanted;

  Dependencies(Collection<Artifact> all) {
    wanted = all.stream().anyMatch(Dependencies::isSpringBoot) ? STARTER : ASPECTS;
    weft = all.stream().filter(a -> a.getGroupId().equals(WeftPlugin.GROUP_ID)).toList();
  }

  /**
   * Fails where the class path has another version of Weft than the plugin: woven code, holders and
   * run time fit each other in one version only.
   */
  void requireVersion(String version) throws MojoFailureException {
    for (Artifact artifact : weft) {
      if (!artifact.getBaseVersion().equals(version)) {
        throw new MojoFailureException(
            artifact.getArtifactId()
                + " is "
                + artifact.getBaseVersion()
                + ", but weft-maven-plugin is "
                + version
                + ". Fix: give the plugin and the dependency on "
                + (haveStarter() ? STARTER : ASPECTS)
                + " one version; where another dependency brings "
                + artifact.getArtifactId()
                + ", manage its version with weft-bom.");
      }
    }
  }

  /** Fails where a POM names the annotations and nothing brings what acts on them. */
  void requireAspectsBesideAnnotations(String version, List<Dependency> declared)
      throws MojoFailureException {
    if (declared.stream().anyMatch(Dependencies::isAnnotations)) {
      requireAspects(version);
    }
  }

  /** Whether there can be annotated classes at all. */
  boolean haveAnnotations() {
    return have(ANNOTATIONS);
  }

  /** Whether there is something to weave into them. */
  boolean haveAspects() {
    return have(ASPECTS);
  }

  /** Whether Spring Boot is what counts requests. */
  boolean haveStarter() {
    return have(STARTER);
  }

  private boolean have(String artifactId) {
    return weft.stream().anyMatch(artifact -> artifact.getArtifactId().equals(artifactId));
  }

  private static boolean isSpringBoot(Artifact artifact) {
    return artifact.getGroupId().equals("org.springframework.boot")
        && artifact.getArtifactId().equals("spring-boot");
  }

  private static boolean isAnnotations(Dependency dependency) {
    return dependency.getGroupId().equals(WeftPlugin.GROUP_ID)
        && dependency.getArtifactId().equals(ANNOTATIONS)
        && !"test".equals(dependency.getScope());
  }

  /** Fails where the class path has no aspects to weave. */
  void requireAspects(String version) throws MojoFailureException {
    if (!haveAspects()) {
      throw new MojoFailureException(
          "Weft's annotations are used, but "
              + wanted
              + " is not among the dependencies. Fix: add\n"
              + "    <dependency>\n"
              + "      <groupId>ai.datapunk.weft</groupId>\n"
              + "      <artifactId>"
              + wanted
              + "</artifactId>\n"
              + "      <version>"
              + version
              + "</version>\n"
              + "    </dependency>");
    }
  }
}
