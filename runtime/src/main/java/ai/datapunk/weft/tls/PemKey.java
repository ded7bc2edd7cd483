package ai.datapunk.weft.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** The private key of a file in PEM: PKCS#8, in the clear or encrypted. */
final class PemKey {

  private PemKey() {}

  /**
   * The first key of the file.
   *
   * @param algorithm that of the certificate's key
   * @param password null for none
   */
  static PrivateKey of(Pem pem, String algorithm, @Nullable String password) throws IOException {
    for (Pem.Block block : pem.blocks()) {
      switch (block.type()) {
        case "PRIVATE KEY" -> {
          return key(pem, new PKCS8EncodedKeySpec(pem.bytes(block)), algorithm);
        }
        case "ENCRYPTED PRIVATE KEY" -> {
          return key(pem, decrypted(pem, pem.bytes(block), password), algorithm);
        }
        case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
            throw new IOException(
                pem.file()
                    + " has a key in the older form (BEGIN "
                    + block.type()
                    + "), PKCS#8 is needed: openssl pkcs8 -topk8 -nocrypt -in "
                    + pem.file()
                    + " -out key.pem");
        default -> {
          // Parameters of curves and certificates stand there, too.
        }
      }
    }
    throw new IOException(pem.file() + " has no private key in PEM (BEGIN PRIVATE KEY)");
  }

  private static PrivateKey key(Pem pem, PKCS8EncodedKeySpec encoded, String algorithm)
      throws IOException {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
    } catch (GeneralSecurityException other) {
      throw new IOException(
          pem.file() + " has no " + algorithm + " key, which the certificate is for", other);
    }
  }

  private static EncryptedPrivateKeyInfo encrypted(Pem pem, byte[] bytes) throws IOException {
    try {
      return new EncryptedPrivateKeyInfo(bytes);
    } catch (IOException malformed) {
      throw new IOException(pem.file() + " has an encrypted key that cannot be read", malformed);
    }
  }

  private static PKCS8EncodedKeySpec decrypted(Pem pem, byte[] bytes, @Nullable String password)
      throws IOException {
    if (password == null) {
      throw new IOException(pem.file() + " has an encrypted key, and no password was given");
    }
    EncryptedPrivateKeyInfo info = encrypted(pem, bytes);
    // Of PBES2, only the parameters tell the algorithm.
    String algorithm =
        info.getAlgParameters() != null && info.getAlgParameters().toString().startsWith("PBEWith")
            ? info.getAlgParameters().toString()
            : info.getAlgName();
    PBEKeySpec secret = new PBEKeySpec(password.toCharArray());
    try {
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm).generateSecret(secret),
          info.getAlgParameters());
      return info.getKeySpec(cipher);
    } catch (GeneralSecurityException wrong) {
      throw new IOException(
          pem.file() + " has a key that the password does not decrypt (" + algorithm + ")", wrong);
    } finally {
      secret.clearPassword();
    }
  }
}
