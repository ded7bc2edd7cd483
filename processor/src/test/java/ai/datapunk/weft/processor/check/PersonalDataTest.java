package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

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
        "customer_id",
        "remote_addr",
        "uid",
        "tel",
        "home_tel",
        "bearer",
        "auth",
        "basic_auth",
        "national_identity_number",
        "national_insurance_number",
        "cust",
        "cust_id",
        "customer_no",
        "user_key",
        "user_guid",
        "user_numbers",
        "member_id",
        "id_user",
        "current_user",
        "principal",
        "user_details",
        "creditcard",
        "credit_card",
        "nationalid",
        "firstname",
        "accountids",
        "patientuuid",
        "custno"
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
        "id",
        "author",
        "authority",
        "oauth",
        "auth_method",
        "auth_type",
        "tell",
        "telemetry",
        "hotel",
        "tel_aviv",
        "uid_generator",
        "fluid",
        "bearer_type",
        "principal_amount",
        "principality",
        "addr_family",
        "customer_notes",
        "customer_kind",
        "custom_id",
        "custody",
        "user_keyboard",
        "current_users",
        "current_zone",
        "user_details_level",
        "identity_provider",
        "insurance_type",
        "national_team",
        "no_user",
        "id_type",
        "idle_user_pool",
        "discard",
        "userland",
        "members_only",
        "taxidermy"
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
    assertThatMember(TIMED + "void store(@Label(value = «\"from\", max = 9) String remoteAddr) {}")
        .reports(Message.PERSONAL_DATA);
    assertThatMember(
            TIMED + "void store(@Label(value = «\"who\", max = 9) java.security.Principal s) {}")
        .reports(Message.PERSONAL_DATA);
    assertThatMember(
            "interface UserDetails {} "
                + TIMED
                + "void store(@Label(value = «\"who\", max = 9) UserDetails s) {}")
        .reports(Message.PERSONAL_DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Optional<Email>",
        "List<Email>",
        "List<? extends Email>",
        "Map<Integer, Optional<Email>>",
        "Set<Email[]>",
        "Optional<Caller>",
        "Box<Email>",
        "Box<Box<? extends Email>>",
        "Box<Optional<Email>[]>",
        "java.util.concurrent.atomic.AtomicReference<Email>",
        "Iterable<Email>"
      })
  void whatATypeHoldsSaysItToo(String type) {
    assertThatMember(member(type, "«")).reports(Message.PERSONAL_DATA);
  }

  @Test
  void theComponentOfAnArraySaysItToo() {
    assertThatMember(member("Email[]", "«").replace("@Label", "«@Label"))
        .reports(Message.LABEL_IDENTITY, Message.PERSONAL_DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Optional<Card>", "List<Integer>", "Map<Integer, Card>", "List<?>", "Box<Card>"})
  void whatATypeHoldsMayBeNobodysData(String type) {
    assertThatMember(member(type, "")).isAccepted();
  }

  private static String member(String type, String mark) {
    return "record Email(String text) {} enum Card { VISA } record Box<T>(T in) {} "
        + "interface Caller extends java.security.Principal {} "
        + TIMED
        + "void store(@Label(value = %s\"to\", max = 9) %s s) {}".formatted(mark, type);
  }

  /** Their texts have nothing of an e-mail's. */
  @ParameterizedTest
  @ValueSource(strings = {"Class<? extends Email>", "Comparator<Email>"})
  void whatATypeIsAboutIsNotInItsText(String type) {
    assertThatMember(member(type, "")).isAccepted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ip_version", "card_brand", "mobile_os", "token_kind", "session_states"})
  void aWordThatOnlyQualifiesAKindIsFineWhereThereAreFew(String label) {
    String few = TIMED + "void store(@Label(value = %s\"%s\", max = %s) String s) {}";
    assertThatMember(few.formatted("", label, 4)).isAccepted();
    assertThatMember(few.formatted("", label, 20)).isAccepted();
    assertThatMember(few.formatted("«", label, 21)).reports(Message.PERSONAL_DATA);
    assertThatMember(constant("\"" + label + "=a\"")).isAccepted();
  }

  @Test
  void aTypeOrAParameterMayBeAKindToo() {
    assertThatMember(
            "record IpVersion(int number) {} "
                + TIMED
                + "void store(@Label(value = \"net\", max = 4) IpVersion ipVersion) {}")
        .isAccepted();
    assertThatMember(
            TIMED + "void store(@Label(value = \"net\", max = 4) Optional<Integer> cardBrand) {}")
        .isAccepted();
    assertThatMember(
            "enum MobileOs { IOS } " + TIMED + "void store(@Label(\"mobile_os\") MobileOs s) {}")
        .isAccepted();
    // A kind by its name, but not by what is passed.
    assertThatMember(
            TIMED + "void store(@Label(value = «\"ip_version\", max = 4) String clientIp) {}")
        .reports(Message.PERSONAL_DATA);
    assertThatMember(TIMED + "void store(@Label(value = «\"kind_of_card\", max = 4) String s) {}")
        .reports(Message.PERSONAL_DATA);
  }

  @Test
  void theClassAroundATypeSaysNothingOfIt() {
    assertThatType(
            "LoginService",
            "class LoginService { record Region(String code) {} enum Card { VISA } "
                + TIMED
                + "void store(@Label(value = \"region\", max = 5) Region r) {} "
                + TIMED.replace("lake", "sea")
                + "void list(@Label(value = \"region\", max = 5) List<Map<Integer, Region>> r) {}}")
        .isAccepted();
    assertThatType(
            "Shop",
            "class Shop { record Login(String name) {} "
                + TIMED
                + "void store(@Label(value = «\"who\", max = 5) Login r) {}}")
        .reports(Message.PERSONAL_DATA);
  }

  @Test
  void aPrincipalIsOneWhateverItIsCalled() {
    assertThatMember(
            "interface Caller extends java.security.Principal {} "
                + TIMED
                + "void store(@Label(value = «\"who\", max = 9) Caller s) {}")
        .reports(Message.PERSONAL_DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner_email=desk",
        "password=hunter2",
        "card=debit",
        "owner=desk@example.org",
        "upstream=https://svc:hunter2@orders.example.org",
        "sent=Bearer mF_9.B5f-4.1JqM",
        "sent=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
        "aws=AKIAIOSFODNN7EXAMPLE",
        "pay=sk_live_4eC39HqLyjWDarjtT1",
        "call=+49 170 1234567",
        "to=DE89 3704 0044 0532 0130 00",
        "paid=4111 1111 1111 1111"
      })
  void whatIsWrittenInTheSourceIsJudgedToo(String label) {
    assertThatMember(constant("«\"" + label + "\"")).reports(Message.PERSONAL_CONSTANT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tier=hot",
        "role=user",
        "from=a@b",
        "zone=eu-central-1",
        "url=https://orders.example.org/@latest",
        "build=4111 1111 1111 1112",
        "build=20260102030405",
        "offset=+0100",
        "version=DE12",
        "auth_method=Bearer",
        "image=registry/shop@sha256:ab"
      })
  void whatIsWrittenInTheSourceIsMostlyNobodysData(String label) {
    assertThatMember(constant("\"" + label + "\"")).isAccepted();
  }

  @Test
  void aSecretIsNotPrinted() {
    assertThatMember(constant("\"tier=hot\", \"owner=desk@example.org\", \"password=hunter2\""))
        .prints(
            "[WEFT-127] the constant label \"owner\" looks like personal data or a secret: its"
                + " value looks like an e-mail address; metrics are read by many and kept for"
                + " long\n"
                + "  Fix: drop the label, or write @SuppressWarnings(\"weft:WEFT-127\") where it is"
                + " neither",
            "[WEFT-127] the constant label \"password\" looks like personal data or a secret: its"
                + " name says \"password\"; metrics are read by many and kept for long\n"
                + "  Fix: drop the label, or write @SuppressWarnings(\"weft:WEFT-127\") where it is"
                + " neither");
  }

  private static String constant(String labels) {
    return "@Timed(metric = \"lake_store_seconds\", help = \"h\", labels = {"
        + labels
        + "}) void store() {}";
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
                + "void store(@Label(value = \"user_id\", max = 9, allow = \"test ids\") String s)"
                + " {}")
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
