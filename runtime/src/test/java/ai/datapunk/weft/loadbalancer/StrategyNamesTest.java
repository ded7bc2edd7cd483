package ai.datapunk.weft.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.contract.StrategyNames;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The strategies that there are against those that the compiler knows. */
class StrategyNamesTest {

  @Test
  void theStrategiesAreThoseThatTheCompilerKnows() {
    Strategies strategies = new Strategies();
    for (String name : StrategyNames.ALL) {
      assertThat(strategies.create(name, new Random(1))).as(name).isNotNull();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> strategies.create("fastest", new Random(1)))
        .withMessageEndingWith("there are " + new TreeSet<>(StrategyNames.ALL));
  }
}
