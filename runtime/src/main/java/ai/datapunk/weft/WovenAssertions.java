package ai.datapunk.weft;

import ai.datapunk.weft.weaving.LoadedClass;
import ai.datapunk.weft.weaving.Remedy;
import java.util.ArrayList;
import java.util.List;

/** Says in a test of an application whether its classes are woven. Needs no test framework. */
public final class WovenAssertions {

  private WovenAssertions() {}

  /**
   * Fails unless every annotated method of these classes is woven, whoever did it: a build, or an
   * agent as they were loaded. Classes nested in them are not looked at.
   *
   * @throws AssertionError that names the methods that are not woven and the way out; also if a
   *     class has no annotated method, or its class file cannot be read
   */
  public static void assertWoven(Class<?>... classes) {
    List<String> faults = new ArrayList<>();
    for (Class<?> type : classes) {
      find(type, faults);
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("\n", faults));
    }
  }

  private static void find(Class<?> type, List<String> faults) {
    LoadedClass loaded;
    try {
      loaded = new LoadedClass(type);
    } catch (IllegalArgumentException notToBeRead) {
      faults.add(notToBeRead.getMessage() + ": whether it is woven is not known");
      return;
    }
    List<String> unwoven = loaded.unwovenMethods();
    if (!loaded.hasAnnotatedMethods()) {
      faults.add(type.getName() + " has no method with an annotation of Weft's");
    } else if (!unwoven.isEmpty()) {
      faults.add(
          "Not woven in "
              + type.getName()
              + ", so that annotations do nothing: "
              + String.join(", ", unwoven)
              + ". "
              + Remedy.TEXT);
    }
  }
}
