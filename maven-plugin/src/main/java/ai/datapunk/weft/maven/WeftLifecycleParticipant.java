package ai.datapunk.weft.maven;

import ai.datapunk.weft.maven.compiler.CompilerSetup;
import ai.datapunk.weft.maven.compiler.CompilerSetupException;
import ai.datapunk.weft.maven.compiler.ProcessorSetup;
import java.util.Properties;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/**
 * Maven's extension point for builds: once all POMs are read, it binds the plugin's goals and sets
 * up the compiler in each project that has the plugin with {@code <extensions>true</extensions>}.
 */
public final class WeftLifecycleParticipant extends AbstractMavenLifecycleParticipant {

  @Override
  public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
    String version = WeftPlugin.version();
    for (MavenProject project : session.getProjects()) {
      Plugin plugin = project.getPlugin(WeftPlugin.GROUP_ID + ":" + WeftPlugin.ARTIFACT_ID);
      // A project may have the plugin in another version, which has a participant of its own.
      if (plugin != null
          && plugin.isExtensions()
          && version.equals(plugin.getVersion())
          && !project.getPackaging().equals("pom")) {
        setUp(session, project, plugin);
      }
    }
  }

  private static void setUp(MavenSession session, MavenProject project, Plugin plugin)
      throws MavenExecutionException {
    Settings settings = new Settings(plugin, session.getUserProperties(), project.getProperties());
    if (settings.skip()) {
      return;
    }
    try {
      if ("none".equals(session.getUserProperties().get(ProcessorSetup.PROC_PROPERTY))) {
        throw new CompilerSetupException(
            "-Dmaven.compiler.proc=none keeps Weft's processor from running. Fix: leave it out, or"
                + " leave Weft out as well, with -Dweft.skip.");
      }
      new CompilerSetup(plugin.getVersion(), settings.application(project.getArtifactId()))
          .applyTo(project.getBuild(), project.getProperties());
    } catch (CompilerSetupException e) {
      throw new MavenExecutionException(
          project.getArtifactId() + ": " + e.getMessage(), project.getFile());
    }
    setDefaultPaths(project.getProperties());
    GoalBinding.bind(project.getBuild(), plugin);
  }

  /** For a compiler that is run without the goals that find out more. */
  private static void setDefaultPaths(Properties properties) {
    String processor = WeftPlugin.processor().toString();
    properties.setProperty(ProcessorSetup.JAR_PROPERTY, processor);
    properties.setProperty(CompilerSetup.MAIN_PATH_PROPERTY, processor);
    properties.setProperty(CompilerSetup.TEST_PATH_PROPERTY, processor);
  }
}
