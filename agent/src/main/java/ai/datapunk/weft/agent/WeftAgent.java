package ai.datapunk.weft.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;

/**
 * The agent's entry: {@code -javaagent:weft-agent.jar}. It starts what weaves in a {@link
 * PrivateClassLoader}; whatever goes wrong, the application starts.
 */
public final class WeftAgent {

  private static final String INSTALLATION = "ai.datapunk.weft.agent.transform.Installation";

  private WeftAgent() {}

  /**
   * Starts the agent with the JVM.
   *
   * @param options {@code verbose}, with which each class that is woven is named, or nothing
   */
  public static void premain(String options, Instrumentation instrumentation) {
    start(options, instrumentation);
  }

  /** Starts the agent in a JVM that runs: classes that are loaded already stay as they are. */
  public static void agentmain(String options, Instrumentation instrumentation) {
    start(options, instrumentation);
  }

  private static void start(String options, Instrumentation instrumentation) {
    try {
      File jar =
          new File(WeftAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      // Class.getPackage has what the manifest says, as long as the agent comes from its jar.
      String version = WeftAgent.class.getPackage().getImplementationVersion();
      new PrivateClassLoader(jar)
          .loadClass(INSTALLATION)
          .getMethod("install", Instrumentation.class, String.class, String.class)
          .invoke(null, instrumentation, version, options);
    } catch (InvocationTargetException e) {
      tell(e.getCause() == null ? e : e.getCause());
    } catch (Throwable e) {
      tell(e);
    }
  }

  /** No logging framework: the application has not yet said how it wants to log. */
  @SuppressWarnings("SystemOut")
  private static void tell(Throwable fault) {
    System.err.println("weft-agent: nothing is woven, because the agent cannot start: " + fault);
  }
}
