package ai.datapunk.weft.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * A key that a test has made, and its certificates, its own first.
 *
 * @param chain up to that of who signed
 */
public record TestKey(PrivateKey key, List<X509Certificate> chain) {

  /** A block of a file in PEM. */
  public static String pem(String type, byte[] bytes) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + type
        + "-----\n";
  }

  /** Puts a file in the place of another as programs do that renew certificates. */
  public static void put(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, text, ISO_8859_1);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The chain in PEM. */
  public String certificates() throws GeneralSecurityException {
    StringBuilder pem = new StringBuilder("Some words before\n");
    for (X509Certificate certificate : chain) {
      pem.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return pem.toString();
  }

  /** The key in PEM. */
  public String keyInTheClear() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  /** The key in PEM, encrypted as OpenSSL does. */
  public String keyEncrypted(String password) throws GeneralSecurityException {
    return pem("ENCRYPTED PRIVATE KEY", EncryptedKey.der(key.getEncoded(), password));
  }

  /** Both in a key store. */
  public KeyStore keyStore(String password) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", key, password.toCharArray(), chain.toArray(new X509Certificate[0]));
    return store;
  }

  /** Writes both into a file in PKCS#12. */
  public void write(Path file, String password) throws GeneralSecurityException, IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      keyStore(password).store(out, password.toCharArray());
    }
  }
}
