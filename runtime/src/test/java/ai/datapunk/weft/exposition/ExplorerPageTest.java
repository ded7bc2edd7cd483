package ai.datapunk.weft.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.credentials.PasswordHash;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.view.Grant;
import ai.datapunk.weft.view.View;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplorerPageTest {

  private static final String TEXT = "<!DOCTYPE html><title>Explorer</title>";

  @TempDir Path classes;
  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();
  private URLClassLoader application = new URLClassLoader(new URL[0]);

  @BeforeEach
  void applicationWithAnExplorer() throws IOException {
    Path page = classes.resolve(ExplorerPage.RESOURCE);
    Files.createDirectories(page.getParent());
    Files.writeString(page, TEXT);
    application = new URLClassLoader(new URL[] {classes.toUri().toURL()}, usual);
    Thread.currentThread().setContextClassLoader(application);
  }

  @AfterEach
  void usualAgain() throws IOException {
    Thread.currentThread().setContextClassLoader(usual);
    application.close();
  }

  private static MetricsEndpoint.Builder endpoint() {
    return MetricsEndpoint.builder().registry(new PrometheusRegistry()).port(0);
  }

  private static HttpResponse<byte[]> get(MetricsEndpoint endpoint, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.uri().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }

  @Test
  void itIsServedAndLinkedFromThePageForAPerson() throws Exception {
    try (MetricsEndpoint endpoint = endpoint().start()) {
      HttpResponse<byte[]> response = get(endpoint, "/explorer");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(text(response)).isEqualTo(TEXT);
      assertThat(response.headers().map())
          .containsEntry("content-type", List.of("text/html; charset=utf-8"))
          .containsEntry("cache-control", List.of("no-store"))
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry("referrer-policy", List.of("no-referrer"))
          .containsEntry("content-security-policy", List.of("frame-ancestors 'none'"));
      assertThat(text(get(endpoint, "/"))).contains("<a href=\"/explorer\">/explorer</a>");
    }
  }

  @Test
  void itIsPackedForThoseWhoTakeThat() throws Exception {
    try (MetricsEndpoint endpoint = endpoint().start()) {
      HttpResponse<byte[]> response =
          get(endpoint, "/explorer", "Accept-Encoding", "deflate, gzip, br");
      assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
        assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(TEXT);
      }
    }
  }

  @Test
  void itIsForThoseOnlyWhoMaySeeEverything() throws Exception {
    Principals principals =
        Principals.builder()
            .token("all", TokenHash.of("everything"), View.everything())
            .token("some", TokenHash.of("something"), View.of(Grant.of("mesh_*")))
            .build();
    try (MetricsEndpoint endpoint = endpoint().access(principals).start()) {
      assertThat(get(endpoint, "/explorer").statusCode()).isEqualTo(401);
      String[] some = {"Authorization", "Bearer something"};
      assertThat(get(endpoint, "/explorer", some).statusCode()).isEqualTo(404);
      assertThat(text(get(endpoint, "/", some))).doesNotContain("/explorer");
      String[] all = {"Authorization", "Bearer everything"};
      assertThat(get(endpoint, "/explorer", all).statusCode()).isEqualTo(200);
    }
  }

  /** A browser has no token to send, and asks for a password if that is taken. */
  @Test
  void aBrowserIsToAskForAPasswordWhereThereIsSomebodyWithOne() throws Exception {
    TokenHash token = TokenHash.of("everything");
    Principals tokens = Principals.builder().token("all", token, View.everything()).build();
    Principals both =
        Principals.builder()
            .token("all", token, View.everything())
            .password("person", PasswordHash.of("s3cret".toCharArray()), View.everything())
            .build();
    try (MetricsEndpoint endpoint = endpoint().access(tokens).start()) {
      assertThat(get(endpoint, "/explorer").headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer realm=\"metrics\"");
    }
    try (MetricsEndpoint endpoint = endpoint().access(both).start()) {
      assertThat(get(endpoint, "/explorer").headers().firstValue("WWW-Authenticate"))
          .hasValue("Basic realm=\"metrics\", charset=\"UTF-8\", Bearer realm=\"metrics\"");
      String password = Base64.getEncoder().encodeToString("person:s3cret".getBytes(UTF_8));
      assertThat(get(endpoint, "/explorer", "Authorization", "Basic " + password).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aPageThatCannotBeReadIsAnErrorAndNoAnswer() throws Exception {
    try (MetricsEndpoint endpoint = endpoint().start()) {
      Files.delete(classes.resolve(ExplorerPage.RESOURCE));
      HttpResponse<byte[]> response = get(endpoint, "/explorer", "Accept-Encoding", "gzip");
      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(text(response))
          .isEqualTo("This cannot be served; the application's log says why\n");
    }
  }

  /** It tells of the library's services, to whoever may see this application's. */
  @Test
  void thatOfALibraryIsNotServed(@TempDir Path folder) throws Exception {
    Path library = folder.resolve("library.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(library))) {
      jar.putNextEntry(new JarEntry(ExplorerPage.RESOURCE));
      jar.write(TEXT.getBytes(UTF_8));
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {library.toUri().toURL()}, usual)) {
      assertThat(loader.getResource(ExplorerPage.RESOURCE)).isNotNull();
      Thread.currentThread().setContextClassLoader(loader);
      try (MetricsEndpoint endpoint = endpoint().start()) {
        assertThat(get(endpoint, "/explorer").statusCode()).isEqualTo(404);
        assertThat(text(get(endpoint, "/"))).doesNotContain("/explorer");
      }
    }
  }

  @Test
  void anApplicationWithoutItHasNothingThere() throws Exception {
    Thread.currentThread().setContextClassLoader(usual);
    try (MetricsEndpoint endpoint = endpoint().start()) {
      assertThat(get(endpoint, "/explorer").statusCode()).isEqualTo(404);
      assertThat(text(get(endpoint, "/"))).doesNotContain("/explorer");
    }
  }
}
