package ai.datapunk.weft.weaving;

/** What to do about methods that are not woven. */
public final class Remedy {

  /** In a sentence or two. */
  public static final String TEXT =
      "Fix: add weft-maven-plugin to the build's plugins, with <extensions>true</extensions>, or weave"
          + " in another way (docs/weaving.md). Where an IDE has compiled the classes, run"
          + " `mvn compile`, let it delegate its build to Maven, or start with weft-agent as"
          + " -javaagent";

  private Remedy() {}
}
