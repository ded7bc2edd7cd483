package ai.datapunk.weft.it.architecture;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each module exports is written down in {@code docs/api}, so that no change of it goes
 * unnoticed.
 */
class PublicApiTest {

  /** What only generated code names, and code that advice is woven into calls. */
  private static final List<String> OF_WOVEN_CODE =
      List.of("ai.datapunk.weft.probe", "ai.datapunk.weft.record", "ai.datapunk.weft.spec");

  private static final List<String> OF_TOOLS =
      List.of(
          "ai.datapunk.weft.catalog",
          "ai.datapunk.weft.catalog.arguments",
          "ai.datapunk.weft.catalog.graph",
          "ai.datapunk.weft.contract",
          "ai.datapunk.weft.monitoring");

  @ParameterizedTest
  @EnumSource
  void theSurfaceIsAsWrittenDown(PublicModule module) throws Exception {
    new Page("api/" + module.moduleName() + ".txt").is(Surface.of(module.exportedClasses()));
  }

  @Test
  void theTypesAreListed() throws Exception {
    NavigableMap<String, NavigableSet<String>> all = new TreeMap<>();
    for (PublicModule module : PublicModule.values()) {
      all.putAll(Surface.types(module.exportedClasses()));
    }
    Page page = new Page("api/README.md");
    page.says("woven", table(taken(OF_WOVEN_CODE, all)));
    page.says("tools", table(taken(OF_TOOLS, all)));
    page.says("applications", table(all));
  }

  private static NavigableMap<String, NavigableSet<String>> taken(
      List<String> packages, NavigableMap<String, NavigableSet<String>> from) {
    NavigableMap<String, NavigableSet<String>> taken = new TreeMap<>();
    packages.forEach(name -> taken.put(name, requireNonNull(from.remove(name), name)));
    return taken;
  }

  private static String table(NavigableMap<String, NavigableSet<String>> types) {
    StringBuilder table = new StringBuilder("| package | types |\n|---|---|\n");
    types.forEach(
        (name, members) ->
            table
                .append("| `%s` | ".formatted(name))
                .append("`" + String.join("`, `", members) + "`")
                .append(" |\n"));
    return table.append("\n").append(count(types)).append(" types.\n").toString();
  }

  private static int count(NavigableMap<String, NavigableSet<String>> types) {
    return types.values().stream().mapToInt(NavigableSet::size).sum();
  }
}
