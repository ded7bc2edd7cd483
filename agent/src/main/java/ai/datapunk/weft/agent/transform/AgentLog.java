package ai.datapunk.weft.agent.transform;

import java.io.PrintStream;

/**
 * What the agent has to say. It uses no logging framework: one that starts before the application
 * has configured it may never be configured. Thread-safe.
 */
final class AgentLog {

  private final PrintStream out;
  private final boolean verbose;

  AgentLog(PrintStream out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  /** Something that whoever started the application should know. */
  void tell(String line) {
    out.println("weft-agent: " + line);
  }

  /** Something that only those want to know who asked for it. */
  void detail(String line) {
    if (verbose) {
      tell(line);
    }
  }
}
