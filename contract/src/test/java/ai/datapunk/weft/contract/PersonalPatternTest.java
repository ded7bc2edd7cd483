package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What labels are dropped by their names, and which are not. */
final class PersonalPatternTest {

  /** Else a label would be told of when it is compiled, and be sent with an alert. */
  @Test
  void eachWordThatIsToldOfIsMatched() {
    List<String> names = new ArrayList<>(PersonalWords.SINGLE);
    names.addAll(PersonalWords.LAST);
    names.addAll(PersonalWords.LAST_PAIRS);
    for (String pair : PersonalWords.PAIRS) {
      names.add(pair);
      names.add(pair.replace("_", ""));
    }
    for (String person : PersonalWords.PEOPLE) {
      PersonalWords.NUMBERS.forEach(
          number -> names.addAll(List.of(person + "_" + number, person + number)));
      PersonalWords.LEADING_NUMBERS.forEach(number -> names.add(number + "_" + person));
    }
    assertThat(names)
        .hasSizeGreaterThan(150)
        .allSatisfy(name -> assertThat(name).matches(PersonalPattern.REGEX))
        .allSatisfy(name -> assertThat(PersonalWords.find(name)).as(name).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobile",
        "PAN",
        "inet",
        "creditcard",
        "debit_card",
        "account_no",
        "social_security",
        "national_identity",
        "home_address",
        "emailAddress",
        "remote_addr",
        "client_ip",
        "shop_client_ip",
        "real_ip",
        "x_real_ip",
        "forwarded_ip",
        "cf_connecting_ip",
        "login_ip",
        "session_ip",
        "signup_address",
        "login_name",
        "user",
        "end_users",
        "username",
        "patient_name",
        "session_id",
        "secret_key",
        "uid"
      })
  void aboutAPersonOrASecret(String name) {
    assertThat(name).matches(PersonalPattern.REGEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alertname",
        "basic_auth",
        "card_brand",
        "cluster_member",
        "cookie_name",
        "dashboard_card",
        "description",
        "hostname",
        "ip_version",
        "membership",
        "membership_card",
        "ownership",
        "pod_ip",
        "pod_uid",
        "secret_name",
        "server_address",
        "service",
        "session_type",
        "shipping",
        "timespan",
        "token_type",
        "zip"
      })
  void aboutNeither(String name) {
    assertThat(name).doesNotMatch(PersonalPattern.REGEX);
  }
}
