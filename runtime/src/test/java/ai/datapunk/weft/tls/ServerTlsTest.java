package ai.datapunk.weft.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.datapunk.weft.testing.TestKey;
import ai.datapunk.weft.testing.TestKeys;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTlsTest {

  @TempDir private Path folder;
  private Path certificates;
  private Path key;

  @BeforeEach
  void write() throws Exception {
    certificates = folder.resolve("chain.pem");
    key = folder.resolve("key.pem");
    TestKey.put(certificates, TestKeys.server().certificates());
    TestKey.put(key, TestKeys.server().keyInTheClear());
  }

  private ServerTls pem(@Nullable String password) {
    return ServerTls.of(new TlsFiles(certificates, key, null, password, null, false));
  }

  private void assertFault(@Nullable String password, String message) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> pem(password))
        .withMessage("TLS: " + message);
  }

  @Test
  void modernProtocolsAndSuitesAreSpokenAlone() {
    assertThat(pem(null).parameters().getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(pem(null).parameters().getCipherSuites())
        .isNotEmpty()
        .allMatch(
            suite -> suite.matches("TLS_(ECDHE_.*_WITH_)?(AES_...|CHACHA20).*(GCM|POLY1305).*"));
  }

  @Test
  void fewSessionsAreKept() {
    assertThat(pem(null).context().getServerSessionContext().getSessionCacheSize()).isEqualTo(256);
  }

  @Test
  void clientsAreAskedForWhatThereAreAuthoritiesFor() {
    assertThat(pem(null).parameters().getWantClientAuth()).isFalse();
    TlsFiles files = new TlsFiles(certificates, key, null, null, null, false);
    assertThat(ServerTls.of(files.clients(certificates, false)).parameters())
        .satisfies(
            parameters -> {
              assertThat(parameters.getWantClientAuth()).isTrue();
              assertThat(parameters.getNeedClientAuth()).isFalse();
            });
    assertThat(ServerTls.of(files.clients(certificates, true)).parameters().getNeedClientAuth())
        .isTrue();
  }

  @Test
  void anEncryptedKeyNeedsItsPassword() throws Exception {
    TestKey.put(key, TestKeys.server().keyEncrypted("secret"));
    assertThat(pem("secret").asksClients()).isFalse();
    assertFault(null, key + " has an encrypted key, and no password was given");
    assertFault(
        "wrong",
        key + " has a key that the password does not decrypt (PBEWithHmacSHA256AndAES_256)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "DSA"})
  void aKeyInTheOlderFormIsNamedWithTheCommandThatConvertsIt(String algorithm) throws Exception {
    TestKey.put(key, TestKey.pem(algorithm + " PRIVATE KEY", new byte[] {1}));
    assertFault(
        null,
        key
            + " has a key in the older form (BEGIN "
            + algorithm
            + " PRIVATE KEY), PKCS#8 is needed: openssl pkcs8 -topk8 -nocrypt -in "
            + key
            + " -out key.pem");
  }

  /** Headers stand before its base64, with dashes. */
  @Test
  void soIsOneThatIsEncryptedInTheOlderForm() throws Exception {
    TestKey.put(
        key,
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC,3F17F5316E2BAC89AAAAAAAAAAAAAAAA

        AAAA
        -----END RSA PRIVATE KEY-----
        """);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> pem("secret"))
        .withMessageStartingWith("TLS: " + key + " has a key in the older form (BEGIN RSA PRIVATE");
  }

  @Test
  void anEncryptedKeyThatIsNoneIsNamed() throws Exception {
    TestKey.put(key, TestKey.pem("ENCRYPTED PRIVATE KEY", new byte[] {1}));
    assertFault("secret", key + " has an encrypted key that cannot be read");
  }

  @Test
  void aKeyOfAnotherCertificateIsNone() throws Exception {
    TestKey.put(key, TestKeys.otherServer().keyInTheClear());
    assertFault(null, key + " is not the key of the first certificate of " + certificates);
  }

  @Test
  void filesThatHoldSomethingElseAreNamed() throws Exception {
    TestKey.put(key, "nothing");
    assertFault(null, key + " has no private key in PEM (BEGIN PRIVATE KEY)");
    TestKey.put(certificates, "nothing");
    assertFault(null, certificates + " has no certificate in PEM (BEGIN CERTIFICATE)");
    TestKey.put(certificates, "-----BEGIN CERTIFICATE-----\n=A\n-----END CERTIFICATE-----");
    assertFault(null, certificates + " has a block that is not base64");
    TestKey.put(
        certificates, TestKeys.server().certificates() + "-----BEGIN CERTIFICATE-----\nMIIB");
    assertFault(null, certificates + " has a block in PEM that does not end");
    TestKey.put(certificates, TestKey.pem("CERTIFICATE", new byte[] {1}));
    assertFault(null, certificates + " has a certificate that cannot be read");
    Files.delete(key);
    assertFault(null, "there is no file " + key);
  }

  @Test
  void aKeyStoreHasBoth() throws Exception {
    Path store = folder.resolve("server.p12");
    TestKeys.server().write(store, "secret");
    assertThat(ServerTls.of(new TlsFiles(null, null, store, "secret", null, false)).asksClients())
        .isFalse();
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ServerTls.of(new TlsFiles(null, null, store, "wrong", null, false)))
        .withMessageStartingWith("TLS: " + store + " cannot be read as PKCS#12: ");
  }

  @Test
  void aKeyStoreWhoseKeyIsOfAnotherCertificateIsNone() throws Exception {
    Path store = folder.resolve("server.p12");
    new TestKey(TestKeys.otherServer().key(), TestKeys.server().chain()).write(store, "secret");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ServerTls.of(new TlsFiles(null, null, store, "secret", null, false)))
        .withMessage("TLS: " + store + " has a key that is not its certificate's: key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "RSASSA-PSS", "EC", "Ed25519"})
  void keysOfEachKindAreToldApart(String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    KeyPair one = generator.generateKeyPair();
    KeyPair other = generator.generateKeyPair();
    assertThat(ServerKeys.belong(one.getPrivate(), one.getPublic())).isTrue();
    assertThat(ServerKeys.belong(one.getPrivate(), other.getPublic())).isFalse();
  }

  @Test
  void aKindOfKeyThatTlsIsNotSpokenWithIsNone() throws Exception {
    KeyPair agreement = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    assertThatExceptionOfType(InvalidKeyException.class)
        .isThrownBy(() -> ServerKeys.belong(agreement.getPrivate(), agreement.getPublic()))
        .withMessage("a key for XDH is none that TLS is spoken with here");
  }

  @Test
  void aKeyIsNotTold() throws Exception {
    assertThat(Pem.read(key).toString()).endsWith("blocks=[PRIVATE KEY]]");
  }

  @Test
  void aPasswordIsNotTold() {
    assertThat(new TlsFiles(certificates, key, null, "secret", null, false).toString())
        .doesNotContain("secret");
  }
}
