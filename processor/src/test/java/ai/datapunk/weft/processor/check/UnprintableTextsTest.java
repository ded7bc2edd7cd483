package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that the reader of a catalog would refuse. */
final class UnprintableTextsTest {

  private static final String METRIC = "@Timed(metric = \"lake_store_seconds\", help = ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Timed(service = «\"st\\0ock\")",
        "@Timed(operation = «\"fe\\177tch\")",
        "@Retried(service = «\"st\\u0007ock\")",
        "@Retried(operation = «\"fe\\033tch\")",
        "@CircuitGuarded(service = «\"st\\u0085ock\")",
        METRIC + "«\"H\\bours\")",
        METRIC + "\"h\", labels = {\"tier=hot\", «\"zone=a\\0b\"})"
      })
  void whatCannotBeShownIsRefused(String annotation) {
    assertThatMember(annotation + " void fetch() {}").reports(Message.TEXT_UNPRINTABLE);
  }

  @Test
  void aMeshServiceIsToldOfOnceWhereItStands() {
    assertThatType("Client", "@MeshService(«\"st\\0ock\") class Client { @Timed void fetch() {} }")
        .reports(Message.TEXT_UNPRINTABLE);
  }

  /** Prometheus' text format writes these in another way. */
  @Test
  void aHelpTextMayHaveLines() {
    assertThatMember(METRIC + "\"Hours.\\n\\tOf work.\") void store() {}").isAccepted();
  }

  @Test
  void whichCharacterItIs() {
    assertThatMember("@Timed(service = \"st\\0ock\") void fetch() {}")
        .prints(
            "[WEFT-158] the service has the character U+0000 in it, which cannot be shown\n"
                + "  Fix: leave it out");
  }
}
