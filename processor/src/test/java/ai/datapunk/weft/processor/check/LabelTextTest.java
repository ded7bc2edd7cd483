package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import org.junit.jupiter.api.Test;

/** What is printed, word for word, of labels. */
final class LabelTextTest {

  private static final String TIMED = "@Timed(metric = \"lake_store_seconds\", help = \"h\") ";

  private static final String GIVE = "give @Timed";
  private static final String ADD = "add @Timed with";

  @Test
  void whyATypeBoundsNoLabel() {
    String text =
        "[WEFT-030] nothing bounds how many values the label \"tier\" takes: its type is"
            + " Client.Tier%s\n"
            + "  Fix: say how many there can be, as in @Label(value = \"tier\", max = 40), or use"
            + " an enum";
    String method = TIMED + "void store(@Label(\"tier\") Tier a) {}\n";
    assertThatMember(method + "interface Tier {}").prints(text.formatted(""));
    assertThatMember(method + "enum Tier {}").prints(text.formatted(", an enum without constants"));
    String tier =
        "sealed interface Tier permits Fast, Slow {}\nenum Fast implements Tier { RAM }\n";
    assertThatMember(method + tier + "record Slow(int level) implements Tier {}")
        .prints(text.formatted(", and Client.Slow, which it permits, is no enum"));
    assertThatMember(method + tier + "record Slow() implements Tier {}")
        .prints(text.formatted(", and Client.Slow, which it permits, is no enum"));
    assertThatMember(method + tier + "non-sealed interface Slow extends Tier {}")
        .prints(text.formatted(", and Client.Slow, which it permits, is no enum"));
    assertThatMember(method + tier + "enum Slow implements Tier {}")
        .prints(
            text.formatted(", and Client.Slow, which it permits, is an enum without constants"));
  }

  @Test
  void theLabelsOfAFamilyAreListed() {
    String text =
        "[WEFT-020] this method is recorded in the metrics of %s, whose labels are %s; \"%s\""
            + " cannot be added%s\n"
            + "  Fix: %s a metric of its own (metric = \"…_seconds\"), or remove the @Label";
    String timed = "service, operation, status and error_type";
    assertThatMember("@Timed void store(@Label(\"statuss\") boolean a) {}")
        .prints(
            text.formatted("@Timed", timed, "statuss", " (status is set by @Timed itself)", GIVE));
    assertThatMember("@Timed void store(@Label(\"service\") boolean a) {}")
        .prints(
            text.formatted("@Timed", timed, "service", " (service is set by @Timed itself)", GIVE));
    assertThatMember("@Timed void store(@Label(\"kind\") boolean a) {}")
        .prints(text.formatted("@Timed", timed, "kind", "", GIVE));
    String retried = "service, operation, attempt, attempts_needed, error_type, retried and result";
    assertThatMember("@Retried void store(@Label(\"atempt\") boolean a) {}")
        .prints(
            text.formatted(
                "@Retried", retried, "atempt", " (attempt is set by @Retried itself)", ADD));
    assertThatMember("@CircuitGuarded void store(@Label(\"to_stat\") boolean a) {}")
        .prints(
            text.formatted(
                "@CircuitGuarded",
                "service, status, error_type, from_state, to_state and state",
                "to_stat",
                " (to_state is set by @CircuitGuarded itself)",
                ADD));
    assertThatMember("@LoadBalanced void store(@Instance URI i, @Label(\"instanse\") boolean a) {}")
        .prints(
            text.formatted(
                "@LoadBalanced",
                "service, instance, strategy and error_type",
                "instanse",
                " (instance is set by @LoadBalanced itself)",
                ADD));
    assertThatMember("@Timed @Retried void store(@Label(\"atempt\") boolean a) {}")
        .prints(
            text.formatted(
                "@Timed and @Retried",
                "service, operation, status, error_type, attempt, attempts_needed, retried and"
                    + " result",
                "atempt",
                " (attempt is set by @Retried itself)",
                GIVE));
    // One letter from "state", two from "status".
    assertThatMember("@Timed @CircuitGuarded void store(@Label(\"staten\") boolean a) {}")
        .prints(
            text.formatted(
                "@Timed and @CircuitGuarded",
                "service, operation, status, error_type, from_state, to_state and state",
                "staten",
                " (state is set by @CircuitGuarded itself)",
                GIVE));
  }

  @Test
  void whatGivesPersonalDataAway() {
    String text =
        "[WEFT-040] the label \"%s\" looks like personal data or a secret: its %s says \"%s\";"
            + " metrics are read by many and kept for long\n"
            + "  Fix: drop the label, mask it (mask = true), or allow it with a reason (allow ="
            + " \"internal ids only\")";
    assertThatMember(TIMED + "void store(@Label(value = \"user_email\", max = 9) int a) {}")
        .prints(text.formatted("user_email", "name", "email"));
    assertThatMember(TIMED + "void store(@Label(value = \"who\", max = 9) int userId) {}")
        .prints(text.formatted("who", "parameter userId", "user_id"));
    assertThatMember(TIMED + "void store(@Label(value = \"a\", max = 9) java.net.InetAddress b) {}")
        .prints(text.formatted("a", "type InetAddress", "inet"));
  }

  @Test
  void whatIsNamedIsWhatTheSourceHas() {
    String text =
        "[WEFT-040] the label \"%s\" looks like personal data or a secret: its %s says \"%s\";"
            + " metrics are read by many and kept for long\n"
            + "  Fix: drop the label, mask it (mask = true), or allow it with a reason (allow ="
            + " \"internal ids only\")";
    assertThatMember(TIMED + "void store(@Label(value = \"who\", max = 9) String authBearer) {}")
        .prints(text.formatted("who", "parameter authBearer", "bearer"));
    assertThatMember(
            "record ApiCredential(int a) {} "
                + TIMED
                + "void store(@Label(value = \"who\", max = 9) Optional<ApiCredential> a) {}")
        .prints(text.formatted("who", "type Client.ApiCredential", "credential"));
    assertThatMember(
            "interface Caller extends java.security.Principal {} "
                + TIMED
                + "void store(@Label(value = \"who\", max = 9) Caller s) {}")
        .prints(text.formatted("who", "type Client.Caller", "principal"));
  }

  @Test
  void aLabelIsUnusedThoughItsClassHasAnAnnotation() {
    String text =
        """
        [WEFT-086] nothing uses the label "kind": no annotation of Weft's holds for what it \
        belongs to
          Fix: remove the @Label\
        """;
    assertThatType(
            "Client",
            """
            @MeshService("inventory") @Timed
            class Client {
              Client(@Label("kind") boolean a) {}
              public void fetch() {}
            }
            """)
        .prints(text);
    assertThatMember("record Key(@Label(\"kind\") boolean a) {}").prints(text);
    assertThatMember("void store(@Label(\"kind\") boolean a) {}")
        .prints(text + ", or add @Timed(metric = \"…_seconds\", help = \"…\") to the method");
  }
}
