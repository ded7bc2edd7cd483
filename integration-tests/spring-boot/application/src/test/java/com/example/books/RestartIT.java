package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A restart by devtools: the application's classes anew, in a class loader of their own, and all
 * libraries as they were. The first in its JVM: devtools look once at how an application is
 * started.
 */
@Order(1)
@ExtendWith(OutputCaptureExtension.class)
class RestartIT {

  private static final String ALL = Application.calls("library", "all", "success");
  private static final Pattern ANY_FAMILY = Pattern.compile("(?m)^# TYPE (\\S+)");
  private static final Pattern WEFTS_FAMILY =
      Pattern.compile("(?m)^# TYPE ((?:mesh|retry|circuit_breaker|load_balancer|weft)_\\S+)");
  private static final Pattern METHOD =
      Pattern.compile("\"className\":\"([^\"]+\",\"method\":\"[^\"]+)\"");

  @Test
  void seriesGoOnAndEachIsThereOnce(CapturedOutput output) throws Exception {
    start();
    int first = port(started());
    get(first, "/books");
    String before = get(first, "/actuator/prometheus");
    Restarter.getInstance().restart();
    try (ConfigurableApplicationContext restarted = started()) {
      assertThat(restarted.getBean("priceClient").getClass())
          .isNotSameAs(PriceClient.class)
          .hasToString(PriceClient.class.toString());
      seriesGoOn(before, port(restarted));
    }
    assertThat(output)
        .contains("restartedMain")
        .doesNotContainIgnoringCase("duplicate metric name")
        .doesNotContain("Weft's metrics are not exposed");
  }

  private static void seriesGoOn(String before, int second)
      throws IOException, InterruptedException {
    String after = get(second, "/actuator/prometheus");
    assertThat(Application.value(after, ALL))
        .isEqualTo(Application.value(before, ALL))
        .isPositive();
    get(second, "/books");
    assertThat(Application.value(get(second, "/actuator/prometheus"), ALL))
        .isEqualTo(Application.value(before, ALL) + 1);
    assertThat(found(ANY_FAMILY, after)).doesNotHaveDuplicates();
    assertThat(found(WEFTS_FAMILY, after))
        .containsExactlyElementsOf(found(WEFTS_FAMILY, before))
        .contains("mesh_service_calls_total", "circuit_breaker_state");
    assertThat(found(METHOD, get(second, "/actuator/weft")))
        .doesNotHaveDuplicates()
        .contains("com.example.books.Library\",\"method\":\"all()");
  }

  /** In a thread that is as the one of a main method: devtools look for that. */
  private static void start() throws InterruptedException {
    Thread main =
        new Thread(
            () ->
                RestartedBooks.main(
                    new String[] {
                      "--server.port=0",
                      "--server.address=127.0.0.1",
                      "--spring.main.banner-mode=off",
                      "--spring.devtools.livereload.enabled=false",
                      "--spring.datasource.generate-unique-name=true"
                    }),
            "main");
    main.start();
    main.join(TimeUnit.MINUTES.toMillis(1));
    assertThat(main.isAlive()).isFalse();
  }

  private static ConfigurableApplicationContext started() throws InterruptedException {
    ConfigurableApplicationContext context = RestartedBooks.contexts().poll(1, TimeUnit.MINUTES);
    assertThat(context).as("what was started").isNotNull();
    return context;
  }

  private static int port(ConfigurableApplicationContext context) {
    return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static String get(int port, String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
