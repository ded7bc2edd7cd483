package ai.datapunk.weft.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keys that the JDK's keytool makes, once for all tests of a JVM: two servers, which have signed
 * their certificates themselves, an authority, and a client that it has signed.
 */
public final class TestKeys {

  private static final String PASSWORD = "changeit";

  /** Not made while the class is initialised: other threads run its code to make them. */
  private static @Nullable TestKeys shared;

  private final TestKey server;
  private final TestKey otherServer;
  private final TestKey authority;
  private final TestKey client;

  private TestKeys() {
    try {
      Path folder = Files.createTempDirectory("keys");
      CompletableFuture<TestKey> serverMade =
          CompletableFuture.supplyAsync(() -> made(folder, "server", "san=ip:127.0.0.1"));
      CompletableFuture<TestKey> otherMade =
          CompletableFuture.supplyAsync(() -> made(folder, "other", "san=ip:127.0.0.1"));
      CompletableFuture<TestKey> clientMade =
          CompletableFuture.supplyAsync(() -> made(folder, "client", "eku=clientAuth"));
      authority = made(folder, "authority", "bc:critical=ca:true");
      client = signed(folder, clientMade.join());
      server = serverMade.join();
      otherServer = otherMade.join();
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static synchronized TestKeys shared() {
    if (shared == null) {
      shared = new TestKeys();
    }
    return shared;
  }

  /** A server's key. */
  public static TestKey server() {
    return shared().server;
  }

  /** Another server's. */
  public static TestKey otherServer() {
    return shared().otherServer;
  }

  /** That of who signs clients'. */
  public static TestKey authority() {
    return shared().authority;
  }

  /** A client's, with the name {@code CN=client}. */
  public static TestKey client() {
    return shared().client;
  }

  /** What a client connects with that trusts these servers, and has this key; null for none. */
  public static SSLContext trusting(@Nullable TestKey own, TestKey... servers) {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (TestKey each : servers) {
        trusted.setCertificateEntry("server-" + trusted.size(), each.chain().get(0));
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own == null ? null : own.keyStore(PASSWORD), PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TestKey made(Path folder, String name, String extension) {
    Path file = folder.resolve(name);
    keytool(
        file,
        name,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=" + name,
        "-validity",
        "2",
        "-ext",
        extension);
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return new TestKey(
          (PrivateKey) store.getKey(name, PASSWORD.toCharArray()),
          List.of((X509Certificate) store.getCertificate(name)));
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private TestKey signed(Path folder, TestKey asked) throws IOException, GeneralSecurityException {
    Path request = folder.resolve("request");
    Path answer = folder.resolve("answer");
    keytool(folder.resolve("client"), "client", "-certreq", "-file", request.toString());
    keytool(
        folder.resolve("authority"),
        "authority",
        "-gencert",
        "-infile",
        request.toString(),
        "-outfile",
        answer.toString(),
        "-validity",
        "2",
        "-ext",
        "eku=clientAuth");
    try (InputStream in = Files.newInputStream(answer)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return new TestKey(asked.key(), List.of(certificate, authority.chain().get(0)));
    }
  }

  private static void keytool(Path store, String alias, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments));
    command.addAll(
        List.of(
            "-keystore",
            store.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-alias",
            alias,
            "-J-XX:TieredStopAtLevel=1",
            "-J-Xshare:auto"));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(output);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
