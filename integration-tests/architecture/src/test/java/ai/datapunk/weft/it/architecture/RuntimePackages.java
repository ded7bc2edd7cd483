package ai.datapunk.weft.it.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packages of the runtime, the floor that each is on, and what each uses of the others. */
final class RuntimePackages {

  static final String ROOT = "ai.datapunk.weft";

  /** From the ground up: a package uses those of lower floors only, and none of its own. */
  static final List<List<String>> FLOORS =
      List.of(
          List.of("audit", "forecast", "http", "label", "policy", "requirement", "time", "view"),
          List.of("credentials", "tls"),
          List.of("config"),
          List.of("store"),
          List.of("access", "circuitbreaker", "loadbalancer", "window"),
          List.of("guard", "mesh", "retry", "weaving"),
          List.of("application", "engine", "spec"),
          List.of("push", "record", "resolve"),
          List.of("attempt", "metrics"),
          List.of("future", "publisher"),
          List.of(""),
          List.of(
              "exposition",
              "health",
              "httpserver",
              "micrometer",
              "probe",
              "process",
              "resilience4j"),
          List.of("servlet"));

  private RuntimePackages() {}

  static JavaClasses classes() {
    return new ClassFileImporter().importLocations(List.of(location()));
  }

  private static Location location() {
    try {
      return Location.of(
          Class.forName(ROOT + ".Weft").getProtectionDomain().getCodeSource().getLocation());
    } catch (ClassNotFoundException e) {
      throw new AssertionError("weft-runtime is not on the class path", e);
    }
  }

  /** The name below the root package; empty for that itself. */
  static String shortName(String packageName) {
    return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
  }

  /** Each package, and those of the runtime that its classes use. */
  static NavigableMap<String, NavigableSet<String>> uses(JavaClasses classes) {
    NavigableMap<String, NavigableSet<String>> uses = new TreeMap<>();
    for (JavaClass type : classes) {
      NavigableSet<String> used =
          uses.computeIfAbsent(shortName(type.getPackageName()), unknown -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (classes.contain(target.getName())) {
          used.add(shortName(target.getPackageName()));
        }
      }
    }
    uses.forEach((name, used) -> used.remove(name));
    return uses;
  }
}
