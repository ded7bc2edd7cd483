package ai.datapunk.weft.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** Reads a server's key with its certificates. */
final class ServerKeys {

  /** How keys but RSA's sign, to see whether key and certificate belong together. */
  private static final Map<String, String> SIGNATURES =
      Map.of("EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  private ServerKeys() {}

  static X509ExtendedKeyManager load(TlsFiles files) throws IOException, GeneralSecurityException {
    char[] password = files.password() == null ? new char[0] : files.password().toCharArray();
    KeyStore store =
        files.keyStore() == null ? ofPem(files, password) : ofPkcs12(files.keyStore(), password);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
  }

  private static KeyStore ofPkcs12(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    } catch (IOException fault) {
      throw new IOException(file + " cannot be read as PKCS#12: " + fault.getMessage(), fault);
    }
    boolean hasKey = false;
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)
          && store.getKey(alias, password) instanceof PrivateKey key
          && store.getCertificate(alias) != null) {
        if (!belong(key, store.getCertificate(alias).getPublicKey())) {
          throw new IOException(file + " has a key that is not its certificate's: " + alias);
        }
        hasKey = true;
      }
    }
    if (!hasKey) {
      throw new IOException(file + " has no private key with a certificate");
    }
    return store;
  }

  private static KeyStore ofPem(TlsFiles files, char[] password)
      throws IOException, GeneralSecurityException {
    Path chainFile = Objects.requireNonNull(files.certificates());
    Pem keys = Pem.read(Objects.requireNonNull(files.key()));
    List<X509Certificate> chain = Pem.read(chainFile).certificates();
    PublicKey certified = chain.get(0).getPublicKey();
    PrivateKey key = PemKey.of(keys, certified.getAlgorithm(), files.password());
    if (!belong(key, certified)) {
      throw new IOException(
          keys.file() + " is not the key of the first certificate of " + chainFile);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", key, password, chain.toArray(new X509Certificate[0]));
    return store;
  }

  /**
   * Whether they are of one pair.
   *
   * @throws GeneralSecurityException if TLS has no use for keys of the kind
   */
  static boolean belong(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
    if (key instanceof RSAKey own && certified instanceof RSAKey other) {
      return own.getModulus().equals(other.getModulus());
    }
    String algorithm = SIGNATURES.get(certified.getAlgorithm());
    if (algorithm == null) {
      throw new InvalidKeyException(
          "a key for " + certified.getAlgorithm() + " is none that TLS is spoken with here");
    }
    byte[] text = {1, 2, 3};
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(text);
    return signature.verify(signed);
  }
}
