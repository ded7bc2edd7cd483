package ai.datapunk.weft.monitoring.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names give a person or a secret away. */
class SensitiveNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user",
        "users",
        "user_id",
        "userId",
        "username",
        "user_name",
        "customer",
        "customer_id",
        "customerEmail",
        "email",
        "mail",
        "e_mail",
        "ip",
        "client_ip",
        "clientIp",
        "ip_address",
        "token",
        "api_key",
        "sessionId",
        "last_name",
        "iban",
        "mobile",
        "creditCard",
        "accountNo"
      })
  void ofAPersonOrASecret(String name) {
    assertThat(SensitiveNames.isSensitive(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alertname",
        "cache",
        "card_brand",
        "cookieName",
        "dashboard_card",
        "description",
        "device",
        "group",
        "instance",
        "ip_version",
        "job",
        "membership",
        "operation",
        "path",
        "queue",
        "server_address",
        "service",
        "session_type",
        "shipping",
        "token_type",
        "zip"
      })
  void ofNeither(String name) {
    assertThat(SensitiveNames.isSensitive(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_id", "userId", "client_ip", "EMAIL"})
  void prometheusSeesMostOfThem(String name) {
    assertThat(SensitiveNames.matches(name)).isTrue();
  }
}
