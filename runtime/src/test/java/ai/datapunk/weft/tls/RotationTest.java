package ai.datapunk.weft.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.http.BoundedHttpServer;
import ai.datapunk.weft.http.ServerLimits;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.TestKey;
import ai.datapunk.weft.testing.TestKeys;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RotationTest {

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private Path certificates;
  private Path key;
  private Path authority;

  @BeforeEach
  void write() throws Exception {
    certificates = folder.resolve("chain.pem");
    key = folder.resolve("key.pem");
    authority = folder.resolve("authority.pem");
    TestKey.put(certificates, TestKeys.server().certificates());
    TestKey.put(key, TestKeys.server().keyInTheClear());
    TestKey.put(authority, TestKeys.authority().certificates());
  }

  private void aSecondPasses() {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
  }

  /** The name of whom a new connection is with, by a full handshake. */
  private static String servedBy(int port) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            TestKeys.trusting(null, TestKeys.server(), TestKeys.otherServer())
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 200");
      return certificate.getSubjectX500Principal().getName();
    }
  }

  private BoundedHttpServer start(ServerTls tls) {
    return BoundedHttpServer.start(
        "test-tls",
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ServerLimits.DEFAULTS,
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        },
        new HttpsConfigurator(tls.context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(tls.parameters());
          }
        });
  }

  @Test
  void newFilesAreUsedAndNoScrapeIsDroppedMeanwhile() throws Exception {
    ServerTls tls =
        ServerTls.of(new TlsFiles(certificates, key, null, null, null, false), nanos::get);
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger scrapes = new AtomicInteger();
    try (CapturedLog log = new CapturedLog();
        BoundedHttpServer server = start(tls)) {
      int port = server.address().getPort();
      List<CompletableFuture<Void>> scrapers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        scrapers.add(
            CompletableFuture.runAsync(
                () -> {
                  while (!over.get()) {
                    try {
                      assertThat(servedBy(port)).isIn("CN=server", "CN=other");
                      scrapes.incrementAndGet();
                    } catch (IOException dropped) {
                      throw new AssertionError(dropped);
                    }
                  }
                },
                task -> new Thread(task).start()));
      }
      assertThat(servedBy(port)).isEqualTo("CN=server");
      TestKey.put(certificates, TestKeys.otherServer().certificates());
      aSecondPasses();
      assertThat(servedBy(port)).isEqualTo("CN=server");
      assertThat(log.linesWith("cannot be used; the earlier ones stay")).hasSize(1);
      TestKey.put(key, TestKeys.otherServer().keyInTheClear());
      aSecondPasses();
      // Another one may be looking at the files, and has the earlier ones for that time.
      while (servedBy(port).equals("CN=server")) {
        aSecondPasses();
      }
      assertThat(servedBy(port)).isEqualTo("CN=other");
      int before = scrapes.get();
      while (scrapes.get() < before + 4) {
        Thread.sleep(1);
      }
      over.set(true);
      for (CompletableFuture<Void> each : scrapers) {
        each.get(20, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void anAuthorityThatIsGoneLetsNobodyInAnyLonger() throws Exception {
    ServerTls tls =
        ServerTls.of(new TlsFiles(certificates, key, null, null, authority, true), nanos::get);
    assertThat(tls.trusts(TestKeys.client().chain())).isTrue();
    assertThat(tls.trusts(TestKeys.otherServer().chain())).isFalse();
    assertThat(tls.trusts(List.of())).isFalse();
    TestKey.put(authority, TestKeys.server().certificates());
    aSecondPasses();
    assertThat(tls.trusts(TestKeys.client().chain())).isFalse();
  }
}
