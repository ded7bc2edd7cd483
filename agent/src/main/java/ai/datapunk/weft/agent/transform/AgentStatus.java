package ai.datapunk.weft.agent.transform;

import java.util.Set;
import java.util.TreeSet;

/**
 * What the agent has done, for the application to see: in system properties, since no class is
 * visible to both. Thread-safe.
 */
final class AgentStatus {

  /** The agent's version, present where there is an agent. */
  static final String AGENT = "weft.agent";

  /** How many classes are woven. */
  static final String CLASSES = "weft.agent.woven.classes";

  /** How many methods of these are. */
  static final String METHODS = "weft.agent.woven.methods";

  /** The annotated classes that could not be woven, separated by commas. */
  static final String UNWOVEN = "weft.agent.unwoven";

  private final Set<String> unwoven = new TreeSet<>();
  private final Set<String> woven = new TreeSet<>();
  private int methods;

  AgentStatus(String version) {
    System.setProperty(AGENT, version);
    publish();
  }

  /** A class was woven; one that is redefined counts once. */
  synchronized void woven(String className, int methodCount) {
    if (woven.add(className)) {
      methods += methodCount;
      publish();
    }
  }

  /** An annotated class was left as it is. */
  synchronized void unwoven(String className) {
    unwoven.add(className);
    publish();
  }

  synchronized boolean isWoven(String className) {
    return woven.contains(className);
  }

  private void publish() {
    System.setProperty(CLASSES, Integer.toString(woven.size()));
    System.setProperty(METHODS, Integer.toString(methods));
    System.setProperty(UNWOVEN, String.join(",", unwoven));
  }
}
