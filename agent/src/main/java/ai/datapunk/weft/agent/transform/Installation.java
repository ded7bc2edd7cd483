package ai.datapunk.weft.agent.transform;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The start of the agent, behind the class loader that keeps it apart. */
public final class Installation {

  private static final String VERBOSE = "verbose";

  private Installation() {}

  /**
   * From now on annotated classes are woven as they are loaded.
   *
   * @param version the agent's version; null where that is not known
   * @param options what follows the jar's name on the command line
   */
  public static void install(
      Instrumentation instrumentation, @Nullable String version, @Nullable String options) {
    AgentLog log = new AgentLog(System.err, VERBOSE.equals(options));
    if (options != null && !options.isEmpty() && !VERBOSE.equals(options)) {
      log.tell("there is no option '" + options + "'; there is 'verbose'");
    }
    if (System.getProperty(AgentStatus.AGENT) != null) {
      log.tell("it is there already, and is not started a second time");
      return;
    }
    AgentStatus status = new AgentStatus(version == null ? "unknown" : version);
    ClassDefiner definer = new ClassDefiner(instrumentation);
    LoaderWeavers weavers = new LoaderWeavers(version, log);
    AgentTransformer transformer = new AgentTransformer(weavers, definer, status, log);
    instrumentation.addTransformer(transformer);
    EarlierClasses.name(instrumentation.getAllLoadedClasses(), status, log);
  }
}
