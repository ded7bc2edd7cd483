package ai.datapunk.weft.maven.check;

/**
 * Something that is not as it should be in class files.
 *
 * @param type the class's binary name
 * @param method the method's name and parameters, or empty where the class is meant as a whole
 */
record Finding(Kind kind, String type, String method) {

  /** What is wrong; in the order in which it is told. */
  enum Kind {
    /** An annotated class of which the compiler wrote nothing down. */
    UNPROCESSED(
        "Weft's processor has not seen",
        "compile again (mvn clean verify), with weft-maven-plugin among the plugins and"
            + " <extensions>true</extensions> in it, which puts weft-processor on the compiler's"
            + " processor path. Where annotations are put into compiled classes, set"
            + " <holders>optional</holders>."),
    /** A class in the catalog whose generated holder is not there. */
    NO_HOLDER(
        "The generated holder is missing of",
        "keep the classes that end in _Metrics beside the classes that they belong to, or compile"
            + " again (mvn clean verify)."),
    /** A class or method in the catalog that is not there. */
    STALE("The catalog names what is not there:", "compile again (mvn clean verify)."),
    /** An annotated method without advice. */
    UNWOVEN(
        "Annotated, and not woven:",
        "weave after all that compiles: the goal weft:weave does (weft:weave-tests for tests), and"
            + " nothing may write these class files after it.");

    private final String heading;
    private final String fix;

    Kind(String heading, String fix) {
      this.heading = heading;
      this.fix = fix;
    }

    String heading() {
      return heading;
    }

    String fix() {
      return fix;
    }
  }

  @Override
  public String toString() {
    return method.isEmpty() ? type : type + "." + method;
  }
}
