package ai.datapunk.weft.maven.compiler;

import java.io.File;
import java.util.List;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The edit of one configuration of maven-compiler-plugin: Weft's processor is put on the processor
 * path behind those that are there, switched on where annotation processing is off, and told the
 * application's name. Immutable.
 *
 * @param version of Weft's processor
 * @param application the application's name, for where the configuration tells none
 * @param pathProperty the property that holds the processor path for where the configuration has
 *     none; the compiler's run evaluates it
 * @param processingIsOff whether the property {@code maven.compiler.proc} says none
 */
public record ProcessorSetup(
    String version, String application, String pathProperty, boolean processingIsOff) {

  /** The processors' classes, as its service file names them. */
  public static final List<String> PROCESSORS =
      List.of(
          "ai.datapunk.weft.processor.UnannotatedProcessor",
          "ai.datapunk.weft.processor.WeftProcessor");

  /** The property that holds the processor's jar. */
  public static final String JAR_PROPERTY = "weft.processor";

  /** The property that says whether processors run. */
  public static final String PROC_PROPERTY = "maven.compiler.proc";

  /** The processor's option that names the application. */
  static final String APPLICATION = "weft.application";

  static final String GROUP_ID = "ai.datapunk.weft";
  static final String ARTIFACT_ID = "weft-processor";

  private static final String NO_PROCESSING = "-proc:none";
  private static final List<String> PATH_OPTIONS =
      List.of("-processorpath", "--processor-path", "-processor-path", "--processor-module-path");

  /** Whether a configuration has processor paths. */
  public static boolean hasPaths(@Nullable Object configuration) {
    return !new Configuration(configuration).children("annotationProcessorPaths").isEmpty();
  }

  /** Whether only processors run in an execution, and nothing is compiled. */
  public static boolean onlyProcesses(@Nullable Object configuration) {
    Configuration read = new Configuration(configuration);
    return "only".equals(read.text("proc")) || new Arguments(read).contains("-proc:only");
  }

  /** Whether no processor runs with this configuration. */
  public boolean isOff(@Nullable Object configuration) {
    Configuration read = new Configuration(configuration);
    String proc = read.text("proc");
    return new Arguments(read).contains(NO_PROCESSING)
        || Arguments.SINGLE.stream().anyMatch(name -> NO_PROCESSING.equals(read.text(name)))
        || (proc == null ? processingIsOff : proc.equals("none"));
  }

  /**
   * The configuration with which Weft's processor runs.
   *
   * @throws CompilerSetupException if it names another version of the processor
   */
  public Xpp3Dom applyTo(@Nullable Object original) throws CompilerSetupException {
    Configuration configuration = new Configuration(original);
    Arguments arguments = new Arguments(configuration);
    boolean wasOff = isOff(original);
    if (wasOff) {
      switchOn(configuration, arguments);
    }
    addToPath(configuration, arguments);
    addToProcessors(configuration, arguments, wasOff);
    new ProcessorOption(APPLICATION, application).addTo(configuration, arguments);
    return configuration.root();
  }

  private static void switchOn(Configuration configuration, Arguments arguments) {
    configuration.remove("proc");
    arguments.remove(NO_PROCESSING);
    for (String name : Arguments.SINGLE) {
      if (NO_PROCESSING.equals(configuration.text(name))) {
        configuration.remove(name);
      }
    }
  }

  private void addToPath(Configuration configuration, Arguments arguments)
      throws CompilerSetupException {
    boolean found = hasPaths(configuration.root());
    if (found && !isOnPath(configuration)) {
      Xpp3Dom path = configuration.add("annotationProcessorPaths", "path");
      addText(path, "groupId", GROUP_ID);
      addText(path, "artifactId", ARTIFACT_ID);
      addText(path, "version", version);
    }
    String jar = "${" + JAR_PROPERTY + "}";
    Arguments.Value path = arguments.value(PATH_OPTIONS);
    if (path != null) {
      path.append(File.pathSeparator, jar);
      found = true;
    }
    for (String map : Arguments.MAPS) {
      for (Xpp3Dom argument : configuration.children(map)) {
        if (PATH_OPTIONS.contains("-" + argument.getName())) {
          new Arguments.Value(argument, "").append(File.pathSeparator, jar);
          found = true;
        }
      }
    }
    if (!found) {
      arguments.add("-processorpath", "${" + pathProperty + "}");
    }
  }

  private boolean isOnPath(Configuration configuration) throws CompilerSetupException {
    for (Xpp3Dom path : configuration.children("annotationProcessorPaths")) {
      if (GROUP_ID.equals(Configuration.text(path.getChild("groupId")))
          && ARTIFACT_ID.equals(Configuration.text(path.getChild("artifactId")))) {
        String found = Configuration.text(path.getChild("version"));
        if (found != null && !found.equals(version)) {
          throw new CompilerSetupException(
              "annotationProcessorPaths of maven-compiler-plugin has weft-processor "
                  + found
                  + ", but weft-maven-plugin is "
                  + version
                  + ". Fix: remove this path, which the plugin adds itself.");
        }
        return true;
      }
    }
    return false;
  }

  /** Where processors are named, only those run: Weft's alone where none was to run. */
  private static void addToProcessors(
      Configuration configuration, Arguments arguments, boolean wasOff) {
    Arguments.Value named = arguments.value(List.of("-processor"));
    if (named != null) {
      if (wasOff) {
        named.set("");
      }
      for (String processor : PROCESSORS) {
        if (!List.of(named.get().split(",")).contains(processor)) {
          named.append(",", processor);
        }
      }
      return;
    }
    if (wasOff) {
      configuration.remove("annotationProcessors");
    }
    if (wasOff || !configuration.children("annotationProcessors").isEmpty()) {
      for (String processor : PROCESSORS) {
        if (!configuration.texts("annotationProcessors").contains(processor)) {
          configuration.add("annotationProcessors", "annotationProcessor").setValue(processor);
        }
      }
    }
  }

  private static void addText(Xpp3Dom parent, String name, String text) {
    Xpp3Dom child = new Xpp3Dom(name);
    child.setValue(text);
    parent.addChild(child);
  }
}
