package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalDataTest {

  private static final String TIMED = "@Timed(metric = \"lake_store_seconds\", help = \"h\") ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email",
        "customer_e_mail",
        "phone",
        "password",
        "api_token",
        "secret",
        "session",
        "card",
        "national_id",
        "billing_address",
        "ip",
        "client_ip",
        "user",
        "user_id",
        "emails",
        "api_tokens",
        "addresses",
        "user_ids",
        "customers",
        "ipaddress",
        "customer_id"
      })
  void aNameThatSaysPersonalDataIsRefused(String label) {
    assertThatMember(TIMED + "void store(@Label(value = «\"" + label + "\", max = 9) String s) {}")
        .reports(Message.PERSONAL_DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region",
        "users_online",
        "process",
        "tips",
        "panes",
        "courses",
        "user_type",
        "customer_tier",
        "ship",
        "addressable",
        "cardinality",
        "id"
      })
  void anotherNameIsNot(String label) {
    assertThatMember(TIMED + "void store(@Label(value = \"" + label + "\", max = 9) String s) {}")
        .isAccepted();
  }

  @Test
  void theParameterAndItsTypeSayItToo() {
    assertThatMember(TIMED + "void store(@Label(value = «\"who\", max = 9) String userId) {}")
        .reports(Message.PERSONAL_DATA);
    assertThatMember(
            TIMED + "void store(@Label(value = «\"from\", max = 9) java.net.InetAddress s) {}")
        .reports(Message.PERSONAL_DATA);
  }

  @Test
  void constantLabelsAreJudgedByTheirName() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", labels = {"tier=email", «"email=a"})
            void store() {}
            """)
        .reports(Message.PERSONAL_DATA);
  }

  @Test
  void theConstantsOfAnEnumAreNobodysData() {
    assertThatMember(
            "enum Card { VISA, AMEX } " + TIMED + "void store(@Label(\"card\") Card card) {}")
        .isAccepted();
  }

  @Test
  void aLabelMayBeMaskedOrAllowed() {
    assertThatMember(
            TIMED + "void store(@Label(value = \"email\", max = 9, mask = true) String s) {}")
        .isAccepted();
    assertThatMember(
            TIMED
                + "void store(@Label(value = \"user_id\", max = 9, allow = \"test ids\") String s) {}")
        .isAccepted();
  }

  @Test
  void allowingTakesAReason() {
    assertThatMember(
            TIMED + "void store(@Label(value = \"tier\", max = 9, allow = «\" \") String s) {}")
        .reports(Message.ALLOW_BLANK);
  }

  @Test
  void maskingWhatIsWrittenInTheSourceHasNoEffect() {
    assertThatMember(TIMED + "void store(@Label(value = \"hot\", mask = «true) boolean s) {}")
        .reports(Message.MASK_ON_CLOSED);
  }
}
