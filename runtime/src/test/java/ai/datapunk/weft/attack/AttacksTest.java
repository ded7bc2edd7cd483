package ai.datapunk.weft.attack;

import ai.datapunk.weft.testing.DocsPage;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class AttacksTest {

  @TempDir private static Path folder;
  private static @Nullable Target target;

  @BeforeAll
  static void start() throws Exception {
    target = new Target(folder);
  }

  @AfterAll
  static void stop() {
    target().close();
  }

  private static Target target() {
    if (target == null) {
      throw new IllegalStateException("There is no target");
    }
    return target;
  }

  static List<Attack> attacks() {
    return Attacks.ALL;
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anAttackComesToWhatThePageSaysAndAScrapeIsAnswered(Attack attack) throws Exception {
    attack.held().run(target());
    target().scrape();
    Target.assertThreadsBounded();
  }

  /** With {@code -Dweft.docs.update} it is written anew. */
  @Test
  void thePageHasThem() {
    StringBuilder table = new StringBuilder("| attack | result |\n|---|---|\n");
    for (Attack attack : Attacks.ALL) {
      table.append("| %s | %s |\n".formatted(attack.what(), attack.result()));
    }
    new DocsPage("exposition.md").says("attacks", table.toString());
  }
}
