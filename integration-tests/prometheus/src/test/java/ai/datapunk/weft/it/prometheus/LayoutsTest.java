package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.exposition.EndpointTls;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.it.support.RunningProgram;
import ai.datapunk.weft.it.support.ServerKey;
import ai.datapunk.weft.it.support.VictoriaServer;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.view.View;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real servers with the layouts as they are written, for time that runs faster: each scrapes over
 * TLS with its token, and what is recorded is read by another, or written to a store, over TLS with
 * their credentials.
 */
@Timeout(90)
@Order(2)
class LayoutsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern SHOWN = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final String HASH = "$2y$10$...";

  private static final String PASSWORD = "of-the-regions";

  /** The password's, with a cost that tests can afford. */
  private static final String HASHED =
      "$2b$04$abcdefghijklmnopqrstuuAVedIMCu1JdTj6.xb5qFJnzjt6zr6xK";

  private static final String COUNTED = "service_operation_status:mesh_service_calls_total:sum";
  private static final String IN_EU = "{weft_region=\"eu\",job=\"storefront\"}";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final List<AutoCloseable> started = new ArrayList<>();
  private final String token = TokenHash.newToken();
  private Path folder = Path.of("");
  private ServerKey key;

  LayoutsTest() {}

  @BeforeEach
  void start() throws Exception {
    folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "layouts")
            .toAbsolutePath();
    key = new ServerKey(folder);
    ServiceMeshMetrics calls = ServiceMeshMetrics.in(registry);
    for (int i = 0; i < 7; i++) {
      calls.recordCallSuccess("stock", "fetch", 0.02);
    }
    Principals principals =
        Principals.builder().token("prometheus", TokenHash.of(token), View.everything()).build();
    MetricsEndpoint endpoint =
        started(
            MetricsEndpoint.builder()
                .registry(registry)
                .port(0)
                .tls(EndpointTls.pkcs12(key.keyStore(), ServerKey.PASSWORD))
                .access(principals)
                .start());
    put("prometheus/targets/storefront.yml", targets(endpoint.uri().getAuthority()));
    put("prometheus/secrets/scrape-token", token);
    put("prometheus/secrets/scrape-ca.crt", Files.readString(key.certificate()));
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = started.size() - 1; i >= 0; i--) {
      started.get(i).close();
    }
  }

  @Test
  void theGlobalServerReadsWhatRegionsRecordAndTellsThemApart() throws Exception {
    QuickstartCatalog.monitoring().drill(15).write(folder);
    serveRegions();
    String eu = regional("eu");
    String nowhere = regional("");
    put("layouts/federation/targets/regions.yml", targets(eu, nowhere));
    put("layouts/federation/secrets/regions-password", PASSWORD);
    put("layouts/federation/secrets/regions-ca.crt", Files.readString(key.certificate()));
    PrometheusServer global =
        started(
            new PrometheusServer(
                Programs.require("prometheus"),
                folder.resolve("layouts/federation/global.yml"),
                Files.createDirectories(folder.resolve("global"))));

    assertThat(global.onceThere(COUNTED + IN_EU)).isEqualTo("7");
    assertThat(global.onceThere("dependency:known" + IN_EU)).isEqualTo("1");
    // What is scraped stays where it is, and what is of no region is not taken.
    assertThat(global.query("mesh_service_calls_total")).contains("\"result\":[]");
    assertThat(global.onceThere("scrape_samples_scraped{instance=\"" + nowhere + "\"} > 0"))
        .isNotEqualTo("0");
    assertThat(
            global.onceThere("scrape_samples_post_metric_relabeling{instance=\"" + nowhere + "\"}"))
        .isEqualTo("0");
    assertThat(global.query("{job=\"storefront\",weft_region=\"\"}")).contains("\"result\":[]");
  }

  /** As the page shows it. */
  private void serveRegions() throws Exception {
    Matcher shown = SHOWN.matcher(Files.readString(folder.resolve("layouts/README.md")));
    assertThat(shown.find()).isTrue();
    assertThat(shown.group(1)).contains(HASH);
    put("layouts/federation/secrets/web.yml", shown.group(1).replace(HASH, HASHED));
    put("layouts/federation/secrets/server.crt", Files.readString(key.certificate()));
    put("layouts/federation/secrets/server.key", Files.readString(key.key()));
  }

  /** Starts a region's server, in its folder, with the flags that the page has. */
  private String regional(String region) throws Exception {
    return started("federation", region, "regional", "--web.config.file=secrets/web.yml");
  }

  @Test
  void theStoreGetsWhatIsRecordedAndNothingElse() throws Exception {
    VictoriaServer victoria =
        started(new VictoriaServer(Programs.require("victoria-metrics"), folder));
    String storeToken = TokenHash.newToken();
    TlsFront store = started(new TlsFront(key, storeToken, victoria.uri()));
    QuickstartCatalog.monitoring().drill(15).store(store.uri() + "/api/v1/write").write(folder);
    put("layouts/remote-write/secrets/store-token", storeToken);
    put("layouts/remote-write/secrets/store-ca.crt", Files.readString(key.certificate()));
    started("remote-write", "eu", "prometheus");
    started("remote-write", "", "prometheus");

    onceThere(victoria, COUNTED + IN_EU, "7");
    onceThere(victoria, "dependency:known" + IN_EU, "1");
    assertThat(victoria.query("mesh_service_calls_total")).contains("\"result\":[]");
    assertThat(victoria.query("{__name__!=\"\",weft_region=\"\"}")).contains("\"result\":[]");
  }

  private static void onceThere(VictoriaServer store, String query, String value) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!store.query(query).contains(",\"" + value + "\"]") && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
    assertThat(store.query(query)).contains(",\"" + value + "\"]");
  }

  /** Starts a server as the page says, with its storage and port; returns where it listens. */
  private String started(String layout, String region, String name, String... options)
      throws Exception {
    String address = "127.0.0.1:" + RunningProgram.freePort();
    Path own = Files.createDirectories(folder.resolve(name + "-of-" + region));
    List<String> command = new ArrayList<>();
    command.add(Programs.require("prometheus").toString());
    command.add("--config.file=" + name + ".yml");
    command.add("@" + name + ".flags");
    command.add("@../../retention/high_frequency.flags");
    command.addAll(List.of(options));
    command.add("--storage.tsdb.path=" + own.resolve("data"));
    command.add("--web.listen-address=" + address);
    ProcessBuilder program =
        new ProcessBuilder(command).directory(folder.resolve("layouts/" + layout).toFile());
    program.environment().put("WEFT_REGION", region);
    started(new RunningProgram(program, own.resolve("prometheus.log"))).requireAlive();
    return address;
  }

  private <T extends AutoCloseable> T started(T program) {
    started.add(program);
    return program;
  }

  private void put(String path, String text) throws Exception {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String targets(String... addresses) {
    return "- targets: ['" + String.join("', '", addresses) + "']\n";
  }
}
