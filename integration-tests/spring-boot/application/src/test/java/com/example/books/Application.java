package com.example.books;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The bookshop, started as its main method starts it, on ports that are free. */
final class Application implements AutoCloseable {

  /** What most tests use, since a start takes seconds; it is there until the JVM ends. */
  private static final class Shared {

    static final PriceService PRICES = new PriceService();
    static final Application SHOP = startAfterTheFirstCall();

    private static Application startAfterTheFirstCall() {
      Greeting.FIRST.greet("early");
      return start(
          "prices.url=" + PRICES.uri(),
          "books.complaints=true",
          "spring.threads.virtual.enabled=true");
    }
  }

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();

  private Application(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static Application start(String... properties) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--spring.datasource.generate-unique-name=true"));
    Arrays.stream(properties).map(property -> "--" + property).forEach(arguments::add);
    return new Application(
        SpringApplication.run(BooksApplication.class, arguments.toArray(String[]::new)));
  }

  /** One that is started once, with what is configured of it, and must not be closed. */
  static Application shared() {
    return Shared.SHOP;
  }

  /** The service that the shared one calls. */
  static PriceService prices() {
    return Shared.PRICES;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
  }

  int managementPort() {
    return Integer.parseInt(context.getEnvironment().getProperty("local.management.port"));
  }

  HttpResponse<String> get(String path) {
    return get(port(), path);
  }

  HttpResponse<String> get(int port, String path) {
    return send(request(port, path).GET().build());
  }

  HttpResponse<String> post(String path, String json) {
    return post(port(), path, json);
  }

  HttpResponse<String> post(int port, String path, String json) {
    return send(
        request(port, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The series that counts the calls of an operation that ended so. */
  static String calls(String service, String operation, String status) {
    return "mesh_service_calls_total{operation=\"%s\",service=\"%s\",status=\"%s\"}"
        .formatted(operation, service, status);
  }

  /** The value of a series at {@code /actuator/prometheus}; not a number if it is not there. */
  double scraped(String series) {
    return value(get("/actuator/prometheus").body(), series);
  }

  /** How many calls of an operation have ended so, as {@code /actuator/prometheus} has it. */
  double counted(String service, String operation, String status) {
    return scraped(calls(service, operation, status));
  }

  /** The value of a series in a scrape; not a number if it is not there. */
  static double value(String scrape, String series) {
    return lines(scrape)
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Stream<String> lines(String text) {
    return text.lines();
  }

  @Override
  public void close() {
    context.close();
  }
}
