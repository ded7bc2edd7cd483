package ai.datapunk.weft.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No arrow runs back up, neither between modules nor between the packages of the runtime. */
class FloorsTest {

  private static final JavaClasses RUNTIME = RuntimePackages.classes();
  private static final JavaClasses ALL =
      new ClassFileImporter().importPackages(RuntimePackages.ROOT);

  private static final String MONITORING = RuntimePackages.ROOT + ".monitoring";

  private static final String[] RUNTIME_PACKAGES =
      RuntimePackages.FLOORS.stream()
          .flatMap(Collection::stream)
          .map(name -> name.isEmpty() ? RuntimePackages.ROOT : RuntimePackages.ROOT + "." + name)
          .toArray(String[]::new);

  @Test
  void eachPackageOfTheRuntimeIsOnOneFloor() {
    assertThat(RuntimePackages.FLOORS.stream().flatMap(Collection::stream))
        .containsExactlyInAnyOrderElementsOf(RuntimePackages.uses(RUNTIME).keySet());
  }

  @Test
  void noPackageOfTheRuntimeUsesOneOfItsOwnFloorOrAbove() {
    Set<String> below = new HashSet<>();
    for (List<String> floor : RuntimePackages.FLOORS) {
      for (String name : floor) {
        NavigableSet<String> used = RuntimePackages.uses(RUNTIME).get(name);
        assertThat(used).as("what '%s' uses", name).isSubsetOf(below);
      }
      below.addAll(floor);
    }
  }

  @Test
  void nothingOfTheRuntimeUsesTheProbe() {
    noClasses()
        .that()
        .resideOutsideOfPackage(RuntimePackages.ROOT + ".probe")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(RuntimePackages.ROOT + ".probe")
        .check(RUNTIME);
  }

  @Test
  void annotationsDependOnTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage(RuntimePackages.ROOT + ".annotation")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", RuntimePackages.ROOT + ".annotation")
        .check(ALL);
  }

  @Test
  void theContractIsBelowAll() {
    classes()
        .that()
        .resideInAPackage(RuntimePackages.ROOT + ".contract")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify.annotations", RuntimePackages.ROOT + ".contract")
        .check(ALL);
  }

  @Test
  void theCatalogKnowsTheContractAlone() {
    noClasses()
        .that()
        .resideInAPackage(RuntimePackages.ROOT + ".catalog")
        .should()
        .dependOnClassesThat(
            ofWeft()
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(
                            RuntimePackages.ROOT + ".catalog",
                            RuntimePackages.ROOT + ".contract"))))
        .check(ALL);
  }

  @Test
  void monitoringKnowsCatalogAndContractAlone() {
    noClasses()
        .that()
        .resideInAPackage(MONITORING + "..")
        .should()
        .dependOnClassesThat(
            ofWeft()
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(
                            MONITORING + "..",
                            RuntimePackages.ROOT + ".catalog..",
                            RuntimePackages.ROOT + ".contract"))))
        .check(ALL);
  }

  @Test
  void packagesOfMonitoringKnowThoseBelowAlone() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(MONITORING + "..")
        .layer("command")
        .definedBy(MONITORING + ".command")
        .layer("monitoring")
        .definedBy(MONITORING)
        .layer("explorer")
        .definedBy(MONITORING + ".explorer")
        .layer("configuration")
        .definedBy(MONITORING + ".configuration")
        .layer("servers")
        .definedBy(MONITORING + ".prometheus", MONITORING + ".alertmanager")
        .layer("access")
        .definedBy(MONITORING + ".access")
        .layer("retention")
        .definedBy(MONITORING + ".retention")
        .layer("layouts")
        .definedBy(MONITORING + ".layouts")
        .layer("aggregation")
        .definedBy(MONITORING + ".aggregation")
        .layer("dependencies")
        .definedBy(MONITORING + ".dependencies")
        .layer("dashboards")
        .definedBy(MONITORING + ".dashboards")
        .layer("reference")
        .definedBy(MONITORING + ".reference", MONITORING + ".consistency")
        .layer("writing")
        .definedBy(MONITORING + ".runbook", MONITORING + ".promtool")
        .layer("alerts")
        .definedBy(MONITORING + ".alerts")
        .layer("objectives")
        .definedBy(MONITORING + ".objectives")
        .layer("rules")
        .definedBy(MONITORING + ".rules")
        .layer("texts")
        .definedBy(
            MONITORING + ".drill",
            MONITORING + ".folder",
            MONITORING + ".grafana",
            MONITORING + ".markdown",
            MONITORING + ".promql",
            MONITORING + ".yaml")
        .whereLayer("command")
        .mayOnlyAccessLayers("monitoring", "dependencies")
        .whereLayer("monitoring")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("explorer")
        .mayOnlyAccessLayers(
            "retention", "layouts", "dependencies", "reference", "objectives", "rules", "texts")
        .whereLayer("configuration")
        .mayOnlyAccessLayers("servers", "access", "rules")
        .whereLayer("servers")
        .mayOnlyAccessLayers("access", "aggregation", "dependencies", "rules", "texts")
        .whereLayer("access")
        .mayOnlyAccessLayers("rules", "texts")
        .whereLayer("retention")
        .mayOnlyAccessLayers("layouts", "access", "aggregation", "rules")
        .whereLayer("layouts")
        .mayOnlyAccessLayers("servers", "access", "aggregation", "rules", "texts")
        .whereLayer("aggregation")
        .mayOnlyAccessLayers("texts")
        .whereLayer("dependencies")
        .mayOnlyAccessLayers("rules", "texts")
        .whereLayer("dashboards")
        .mayOnlyAccessLayers("alerts", "objectives", "rules", "texts")
        .whereLayer("reference")
        .mayOnlyAccessLayers("objectives", "texts")
        .whereLayer("writing")
        .mayOnlyAccessLayers("rules", "texts")
        .whereLayer("alerts")
        .mayOnlyAccessLayers("objectives", "rules", "texts")
        .whereLayer("objectives")
        .mayOnlyAccessLayers("rules", "texts")
        .whereLayer("rules")
        .mayOnlyAccessLayers("texts")
        .whereLayer("texts")
        .mayNotAccessAnyLayer()
        .check(ALL);
  }

  @Test
  void theProcessorWorksOnNamesAndLoadsNeitherRuntimeNorAnnotations() {
    noClasses()
        .that()
        .resideInAPackage(RuntimePackages.ROOT + ".processor..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(RUNTIME_PACKAGES)
                .or(resideInAnyPackage(RuntimePackages.ROOT + ".annotation")))
        .check(ALL);
  }

  @Test
  void theRuntimeKnowsNeitherAdviceNorCompilerNorCatalog() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                RuntimePackages.ROOT + ".aspects",
                RuntimePackages.ROOT + ".catalog",
                RuntimePackages.ROOT + ".processor..",
                MONITORING + ".."))
        .check(RUNTIME);
  }

  private static DescribedPredicate<JavaClass> ofWeft() {
    return resideInAnyPackage(RuntimePackages.ROOT + "..");
  }
}
