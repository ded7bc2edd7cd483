package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperationNamesTest {

  @ParameterizedTest
  @CsvSource({
    "get, get",
    "getUser, get_user",
    "getHTTPResponse, get_http_response",
    "fetchURL, fetch_url",
    "fetchURLs, fetch_urls",
    "getIDsOfUsers, get_ids_of_users",
    "getAs, get_as",
    "isA, is_a",
    "isAUser, is_a_user",
    "x2, x2",
    "sha256Of, sha256_of",
    "sha256of, sha256of",
    "get2ndPage, get2nd_page",
    "already_snake, already_snake",
    "_hidden__name_, hidden_name",
    "lambda$0, lambda_0",
    "URL, url",
    "URLs, urls",
    "__, __",
    "größeÄndern, größe_ändern",
  })
  void aMethodsNameBecomesAnOperation(String name, String operation) {
    assertThat(OperationNames.of(name)).isEqualTo(operation);
  }

  @ParameterizedTest
  @CsvSource({
    "getUser, get_user",
    "getUser-QsCqR34, get_user",
    "one--ZBw868, one",
    "getUser$orders_main, get_user",
    "getUser-QsCqR34$orders_main, get_user",
    "$, $",
    "-, -",
  })
  void whatKotlinPutsBehindANameIsNoPartOfTheOperation(String name, String operation) {
    assertThat(OperationNames.ofKotlin(name)).isEqualTo(operation);
  }
}
