package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Weft;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * A second application in the JVM, with all that the first leaves out: a management port of its
 * own, circuits that can be changed, and Spring Cloud with a file of settings that change and the
 * instances of the price service.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecondContextTest {

  private static final String ALL = Application.calls("library", "all", "success");
  private static final String ATTEMPTS = "weft.retry.cashier.sell.max-attempts";
  private static final String PLACE = "URL [file:";
  private static final Application SHOP = Application.shared();

  @TempDir private static Path folder;
  private static Application second;

  @BeforeAll
  static void start() {
    second =
        Application.start(
            "management.server.port=0",
            "management.server.address=127.0.0.1",
            "management.endpoints.web.exposure.include=health,prometheus,weft,refresh",
            "management.endpoint.weft.access=unrestricted",
            "management.health.weft.down-on-open-circuit=true",
            "spring.config.additional-location=optional:file:" + folder + "/",
            "spring.cloud.discovery.client.simple.instances.prices[0].uri="
                + Application.prices().uri());
  }

  @AfterAll
  static void close() {
    second.close();
  }

  private static String get(String path) {
    return second.get(second.managementPort(), path).body();
  }

  private static int status(String path) {
    return second.get(second.managementPort(), path).statusCode();
  }

  private static int changeCircuit(String service, String state) {
    return answerToChange(service, state).statusCode();
  }

  private static HttpResponse<String> answerToChange(String service, String state) {
    return second.post(
        second.managementPort(), "/actuator/weft/" + service, "{\"state\":\"" + state + "\"}");
  }

  @Test
  void bothShowTheSame() {
    double before = SHOP.scraped(ALL);
    second.get("/books");
    assertThat(SHOP.scraped(ALL)).isEqualTo(before + 1);
    assertThat(second.get("/actuator/prometheus").statusCode()).isEqualTo(404);
    assertThat(Application.value(get("/actuator/prometheus"), ALL)).isEqualTo(before + 1);
  }

  @Test
  void circuitsCanBeOpenedWhereTheUserAllowsIt() {
    HttpResponse<String> readOnly = SHOP.post("/actuator/weft/prices", "{\"state\":\"open\"}");
    assertThat(readOnly.statusCode()).isEqualTo(405);
    assertThat(readOnly.body())
        .isEqualTo(
            "{\"reason\":\"the endpoint is read-only: management.endpoint.weft.access=unrestricted"
                + " allows changes\"}");
    assertThat(SHOP.post("/actuator/weft/prices", "").statusCode()).isEqualTo(405);
    assertThat(SHOP.get("/actuator/weft/prices").body()).isEqualTo("{\"state\":\"closed\"}");
    assertThat(SHOP.get("/actuator/weft/nobody").statusCode()).isEqualTo(404);
    HttpResponse<String> ajar = answerToChange("prices", "ajar");
    assertThat(ajar.statusCode()).isEqualTo(400);
    assertThat(ajar.body())
        .isEqualTo("{\"reason\":\"state is 'ajar' but must be 'open' or 'closed'\"}");
    assertThat(second.post(second.managementPort(), "/actuator/weft/prices", "{}").statusCode())
        .isEqualTo(400);
    HttpResponse<String> nobody = answerToChange("nobody", "open");
    assertThat(nobody.statusCode()).isEqualTo(400);
    assertThat(nobody.body()).contains("service is 'nobody', which has no circuit");
    try {
      assertThat(changeCircuit("prices", "open")).isEqualTo(200);
      assertThat(Weft.circuit("prices").state()).hasToString("OPEN");
      assertThat(SHOP.get("/actuator/health").statusCode()).isEqualTo(200);
      assertThat(SHOP.get("/actuator/health").body())
          .contains("\"circuits\":{\"prices\":\"open\"}");
      assertThat(status("/actuator/health")).isEqualTo(503);
      assertThat(changeCircuit("prices", "closed")).isEqualTo(200);
      assertThat(Weft.circuit("prices").state()).hasToString("CLOSED");
      assertThat(status("/actuator/health")).isEqualTo(200);
    } finally {
      Weft.circuit("prices").close();
    }
  }

  @Test
  void instancesAreThoseOfTheDiscoveryClient() {
    String instance = Application.prices().uri().getAuthority();
    String requests =
        "load_balancer_requests_total{instance=\"%s\",service=\"prices\",strategy=\"round_robin\"}"
            .formatted(instance);
    assertThat(second.get("/books/1/price").body()).isEqualTo("1250");
    double before = Application.value(get("/actuator/prometheus"), requests);
    assertThat(second.get("/books/1/price").body()).isEqualTo("1250");
    String scrape = get("/actuator/prometheus");
    assertThat(Application.value(scrape, requests)).isEqualTo(before + 1);
    assertThat(Application.value(scrape, "load_balancer_active_instances{service=\"prices\"}"))
        .isEqualTo(1);
    assertThat(get("/actuator/weft"))
        .contains("\"instances\":{\"prices\":[{\"instance\":\"" + instance + "\",\"health\":");
  }

  @Test
  void refreshedSettingsAreAppliedOrRefusedWithAWord(CapturedOutput output) throws IOException {
    int attemptsBefore = salesUntilRefused();
    try {
      assertThat(refresh(ATTEMPTS + ": 5")).isEqualTo("[\"" + ATTEMPTS + "\"]");
      assertThat(salesUntilRefused()).isEqualTo(5);
      assertThat(get("/actuator/weft")).contains(shown("5"));
      refresh(ATTEMPTS + ": many\nweft.retry.cashier.sell.delay: 2ms");
      assertThat(output)
          .contains(
              "Changed settings are refused, and those before them still hold: "
                  + ATTEMPTS
                  + " is 'many' ("
                  + PLACE);
      assertThat(salesUntilRefused()).isEqualTo(5);
      assertThat(get("/actuator/weft")).contains(shown("5"));
    } finally {
      // Spring Cloud leaves the properties of a file that is empty as they were.
      refresh("books.note: nothing of Weft's");
    }
    assertThat(salesUntilRefused()).isEqualTo(attemptsBefore).isEqualTo(3);
  }

  private static String shown(String attempts) {
    return "{\"key\":\"%s\",\"value\":\"%s\",\"source\":\"%s (%s"
        .formatted(ATTEMPTS, attempts, ATTEMPTS, PLACE);
  }

  /** Writes the file of settings, and says so; tells what has changed. */
  private static String refresh(String settings) throws IOException {
    Files.writeString(folder.resolve("application.yml"), settings);
    return second.post(second.managementPort(), "/actuator/refresh", "").body();
  }

  /** How many attempts a sale has whose card is refused each time. */
  private static int salesUntilRefused() {
    CardReader cards = second.bean(CardReader.class);
    cards.refuse(100);
    assertThat(second.post("/books/1/sales", "").statusCode()).isEqualTo(500);
    return 100 - cards.refuse(0);
  }
}
