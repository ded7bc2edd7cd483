package ai.datapunk.weft.tls;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.TestKeys;
import ai.datapunk.weft.tls.SwappedKeys.Generation;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SwappedKeysTest {

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch slow = new CountDownLatch(1);

  /** Read once, and then by a file system that does not answer until the latch is open. */
  private SwappedKeys keys() throws Exception {
    Path store = folder.resolve("server.p12");
    TestKeys.server().write(store, "secret");
    TlsFiles files = new TlsFiles(null, null, store, "secret", null, false);
    AtomicLong reads = new AtomicLong();
    return new SwappedKeys(
        new Reloaded<>(
            List.of(store),
            () -> {
              if (reads.incrementAndGet() > 1) {
                reading.countDown();
                awaitSlow();
              }
              return Generation.next(ServerKeys.load(files));
            },
            nanos::get));
  }

  private void awaitSlow() throws InterruptedIOException {
    try {
      slow.await();
    } catch (InterruptedException over) {
      throw new InterruptedIOException(over.getMessage());
    }
  }

  /** In a thread that may wait for a lock for ever. */
  private static CompletableFuture<String> choosing(SwappedKeys keys) {
    return CompletableFuture.supplyAsync(
        () -> chosen(keys),
        task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          thread.start();
        });
  }

  private static String chosen(SwappedKeys keys) {
    try {
      return Objects.requireNonNull(
          keys.chooseEngineServerAlias(
              "EC", new Principal[0], SSLContext.getDefault().createSSLEngine()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void noHandshakeWaitsForAnothersLookAtTheFiles() throws Exception {
    SwappedKeys keys = keys();
    String first = chosen(keys);
    TestKeys.otherServer().write(folder.resolve("server.p12"), "secret");
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    CompletableFuture<String> looking = choosing(keys);
    reading.await();
    assertThat(choosing(keys).get(30, TimeUnit.SECONDS)).isEqualTo(first);
    slow.countDown();
    String second = looking.join();
    assertThat(chosen(keys)).isEqualTo(second).isNotEqualTo(first);
    assertThat(keys.getCertificateChain(first))
        .containsExactlyElementsOf(TestKeys.server().chain());
    assertThat(keys.getCertificateChain(second))
        .containsExactlyElementsOf(TestKeys.otherServer().chain());
  }
}
