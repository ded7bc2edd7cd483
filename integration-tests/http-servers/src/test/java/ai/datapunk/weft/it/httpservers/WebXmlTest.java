package ai.datapunk.weft.it.httpservers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.servlet.MetricsFilter;
import ai.datapunk.weft.servlet.MetricsServlet;
import com.example.shop.Templates;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/standard-metrics.md shows of servlet containers does what the page says. */
@Timeout(60)
abstract class WebXmlTest {

  private static final Path PAGE = Path.of("../../docs/standard-metrics.md");
  private static final Path SOURCES = Path.of("src/test/java");

  /** Of a container's own test: where another one runs, its class cannot be loaded. */
  private static final String PACKAGE = "ai.datapunk.weft.it.httpservers.";

  private final ServletContainer container;

  WebXmlTest(ServletContainer container) {
    this.container = container;
  }

  /** A folder of a web application with this {@code web.xml} and nothing else. */
  static Path folder(String webXml) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "webapp").toAbsolutePath();
    Files.writeString(Files.createDirectory(folder.resolve("WEB-INF")).resolve("web.xml"), webXml);
    return folder;
  }

  private static List<String> blocks(Path file, String pattern) throws IOException {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(Files.readString(file))
        .results()
        .map(block -> block.group(1).stripIndent())
        .toList();
  }

  private static String tagged(String type) throws IOException {
    Path source = SOURCES.resolve(type.replace('.', '/') + ".java");
    return blocks(source, "// tag::\\w+\\[]\n(.*?)\n *// end::").get(0);
  }

  @Test
  void thePageShowsThisCodeLast() throws IOException {
    assertThat(blocks(PAGE, "```java\n(.*?)\n```"))
        .endsWith(
            tagged(WebXmlTest.class.getName()),
            tagged(PACKAGE + "JettyWebXmlTest"),
            tagged(PACKAGE + "EmbeddedTomcat"),
            tagged(Templates.class.getName()));
  }

  /** The application that the page sets up in an embedded container, with a servlet for orders. */
  abstract RunningServer embedded(Mesh mesh) throws Exception;

  @Test
  void anEmbeddedContainerIsSetUpByItsOwnMeans() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh mesh =
            Mesh.builder()
                .registry(registry)
                .configuration(
                    Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
                .build();
        RunningServer server = embedded(mesh)) {
      Client client = new Client(server.port());
      assertThat(client.get("/shop/orders/17").body()).isEqualTo("ok");
      assertThat(client.get("/shop/metrics").statusCode()).isEqualTo(200);
      StringBuilder counted = new StringBuilder();
      String series = "{method=\"GET\",path=\"/shop/orders/*\",service=\"shop\",status=\"200\"}";
      for (int i = 0; i < 200 && !counted.toString().contains(series); i++) {
        // An answer is there before the container has completed the request.
        TimeUnit.MILLISECONDS.sleep(25);
        counted.setLength(0);
        registry
            .scrape("http_requests"::equals)
            .forEach(
                metric ->
                    metric.getDataPoints().forEach(point -> counted.append(point.getLabels())));
      }
      assertThat(counted.toString()).contains(series);
    }
  }

  @Test
  void anApplicationMayBeSetUpByCode() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh mesh = Mesh.builder().registry(registry).build();
        RunningServer server =
            container.start("/shop", (classes, context) -> register(context, mesh))) {
      Client client = new Client(server.port());
      client.get("/shop/nothing");
      assertThat(client.get("/shop/metrics").statusCode()).isEqualTo(200);
      assertThat(registry.scrape(name -> name.startsWith("http_requests"))).hasSize(1);
    }
  }

  /** A servlet on all paths, as a framework has one that Weft does not know. */
  @Test
  void anApplicationOfWhichNoTemplateIsKnownIsTold() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (CapturedLog log = new CapturedLog();
        Mesh mesh = Mesh.builder().registry(registry).build();
        RunningServer server =
            container.start(
                "/shop",
                (classes, context) -> {
                  register(context, mesh);
                  Handler front = ShopHandlers::ok;
                  context.addServlet("front", front.servlet()).addMapping("/*");
                })) {
      Client client = new Client(server.port());
      client.get("/shop/metrics");
      for (int i = 0; i < 101; i++) {
        assertThat(client.get("/shop/orders/" + i).body()).isEqualTo("ok");
      }
      assertThat(log.linesWith("No template is known"))
          .singleElement()
          .asString()
          .contains("the first 100 HTTP requests of the web application '/shop' that succeeded");
    }
  }

  private static void register(ServletContext context, Mesh mesh) {
    // tag::register[]
    FilterRegistration.Dynamic filter = context.addFilter("metrics", MetricsFilter.of(mesh));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
    context.addServlet("metrics", new MetricsServlet()).addMapping("/metrics");
    // end::register[]
  }

  @Test
  void aWebXmlSetsUpFilterAndServletBehindTheContainersSecurity() throws Exception {
    String webXml = blocks(PAGE, "```xml\n(.*?)\n```").get(0);
    try (RunningServer server = container.start("/shop", webXml, "scraper", "secret")) {
      Client client = new Client(server.port());
      client.get("/shop/orders/17");
      HttpResponse<String> stranger = client.get("/shop/metrics");
      assertThat(stranger.statusCode()).isEqualTo(401);
      HttpResponse<String> scrape =
          client.get(
              "/shop/metrics",
              "Authorization",
              "Basic " + Base64.getEncoder().encodeToString("scraper:secret".getBytes(UTF_8)));
      assertThat(scrape.statusCode()).isEqualTo(200);
      assertThat(Exposition.of(scrape.body()).values())
          .containsEntry(
              "http_requests_total{method=\"GET\",path=\"/orders/{id}\",service=\"unknown\",status=\"404\"}",
              1.0);
    }
  }
}
