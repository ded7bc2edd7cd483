package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of services and operations that nobody can have meant. */
final class UnfitNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Timed(service = «\"stock \")",
        "@Timed(operation = «\" fetch\")",
        "@Retried(service = «\"stock\\t\")",
        "@Retried(operation = «\"fetch \")",
        "@CircuitGuarded(service = «\"stock\\u2003\")"
      })
  void spaceAroundANameMakesAnotherName(String annotation) {
    assertThatMember(annotation + " void fetch() {}").reports(Message.NAME_SPACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Timed(service = «\"${stock.name}\")",
        "@Timed(operation = «\"fetch-${region}\")",
        "@Retried(service = «\"#{stock.name}\")",
        "@Retried(operation = «\"${fetch:all}\")",
        "@CircuitGuarded(service = «\"${stock}\")"
      })
  void nothingReplacesAPlaceholder(String annotation) {
    assertThatMember(annotation + " void fetch() {}").reports(Message.NAME_PLACEHOLDER);
  }

  @Test
  void theServiceOfLoadBalancingIsANameToo() {
    assertThatMember("@LoadBalanced(service = «\"stock \") void fetch(@Instance URI i) {}")
        .reports(Message.NAME_SPACE);
    assertThatMember("@LoadBalanced(service = «\"${stock}\") void fetch(@Instance URI i) {}")
        .reports(Message.NAME_PLACEHOLDER);
  }

  @Test
  void aMeshServiceIsToldOfOnceWhereItStands() {
    String members = "{ @Timed @Retried void fetch() {} @CircuitGuarded void store() {} }";
    assertThatType("Client", "@MeshService(«\"stock \") class Client " + members)
        .reports(Message.NAME_SPACE);
    assertThatType("Client", "@MeshService(«\"${stock.name}\") class Client " + members)
        .reports(Message.NAME_PLACEHOLDER);
  }

  @Test
  void nothingReplacesAPlaceholderInAConstantLabel() {
    assertThatMember(
            "@Timed(metric = \"lake_store_seconds\", help = \"h\", labels = {\"tier=hot\","
                + " «\"zone=${zone}\"}) void store() {}")
        .reports(Message.NAME_PLACEHOLDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stock v2", "stock$2", "{stock}", "a${", "#stock"})
  void otherNamesAreTakenAsTheyAre(String name) {
    assertThatMember("@Timed(service = \"" + name + "\") void fetch() {}").isAccepted();
  }

  @Test
  void whatWouldBeRecorded() {
    assertThatMember("@Timed(service = \"stock \") void fetch() {}")
        .prints(
            "[WEFT-124] the service \"stock \" has space around it, which makes it another one than"
                + " \"stock\"\n  Fix: take the space out");
    assertThatMember("@Timed(service = \"${stock.name}\") void fetch() {}")
        .prints(
            "[WEFT-125] the service \"${stock.name}\" has a placeholder, which nothing replaces: it"
                + " would be recorded as it is written\n  Fix: write the name itself, or a constant"
                + " that has it");
  }
}
