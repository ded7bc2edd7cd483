package ai.datapunk.weft.it.architecture;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import org.junit.jupiter.api.Test;

/** The page of the architecture draws the runtime's packages as they are. */
class ArchitecturePageTest {

  @Test
  void thePageHasTheImportsBetweenTheRuntimesPackages() {
    NavigableMap<String, NavigableSet<String>> uses =
        RuntimePackages.uses(RuntimePackages.classes());
    StringBuilder table = new StringBuilder("| floor | package | uses |\n|---:|---|---|\n");
    for (int floor = RuntimePackages.FLOORS.size() - 1; floor >= 0; floor--) {
      List<String> names = RuntimePackages.FLOORS.get(floor);
      for (String name : names) {
        table
            .append("| %d | %s | ".formatted(floor, written(name)))
            .append(
                uses.get(name).stream().map(ArchitecturePageTest::written).collect(joining(", ")))
            .append(" |\n");
      }
    }
    new Page("architecture.md").says("packages", table.toString());
  }

  private static String written(String name) {
    return name.isEmpty() ? "`ai.datapunk.weft`" : "`" + name + "`";
  }
}
