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
   *     class has no annotated method, or its class file cannot be read, or there is no class
   */
  public static void assertWoven(Class<?>... classes) {
    List<String> faults = new ArrayList<>();
    List<String> unwoven = new ArrayList<>();
    if (classes.length == 0) {
      faults.add("There is no class to look at");
    }
    for (Class<?> type : classes) {
      find(type, faults, unwoven);
    }
    if (!unwoven.isEmpty()) {
      faults.add("Annotated, and not woven, so that annotations do nothing:");
      unwoven.forEach(method -> faults.add("    " + method));
      faults.add("  " + Remedy.TEXT);
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("\n", faults));
    }
  }

  private static void find(Class<?> type, List<String> faults, List<String> unwoven) {
    LoadedClass loaded;
    try {
      loaded = new LoadedClass(type);
    } catch (IllegalArgumentException notToBeRead) {
      faults.add(notToBeRead.getMessage() + ": whether it is woven is not known");
      return;
    }
    if (!loaded.hasAnnotatedMethods()) {
      faults.add(type.getName() + " has no method with an annotation of Weft's");
    }
    loaded.unwovenMethods().forEach(method -> unwoven.add(type.getName() + "." + method));
  }
}
