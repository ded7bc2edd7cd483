package ai.datapunk.weft.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentStatusTest {

  @Test
  void aClassThatIsRedefinedCountsOnce() {
    AgentStatus status = new AgentStatus("1");
    status.woven("shop.Client", 2);
    status.woven("shop.Client", 2);
    status.woven("shop.Orders", 3);

    assertThat(System.getProperty(AgentStatus.CLASSES)).isEqualTo("2");
    assertThat(System.getProperty(AgentStatus.METHODS)).isEqualTo("5");
  }

  @Test
  void classesThatWereLeftAreSortedAndThereOnce() {
    AgentStatus status = new AgentStatus("1");
    status.unwoven("shop.Orders");
    status.unwoven("shop.Client");
    status.unwoven("shop.Orders");

    assertThat(System.getProperty(AgentStatus.UNWOVEN)).isEqualTo("shop.Client,shop.Orders");
  }
}
