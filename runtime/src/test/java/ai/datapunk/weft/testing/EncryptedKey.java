package ai.datapunk.weft.testing;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key encrypted as OpenSSL does by default: PBES2 of PKCS#5 with PBKDF2, HMAC-SHA-256 and
 * AES-256-CBC. The JDK reads this form, and can write it in later versions only.
 */
final class EncryptedKey {

  private static final int ITERATIONS = 2048;
  private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;

  private EncryptedKey() {}

  static byte[] der(byte[] key, String password) throws GeneralSecurityException {
    byte[] secret =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, 256))
            .getEncoded();
    byte[] iv = new byte[16];
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new IvParameterSpec(iv));
    byte[] derivation =
        of(
            SEQUENCE,
            hex("06092a864886f70d01050c"),
            of(SEQUENCE, of(OCTETS, SALT), hex("02020800"), hex("300c06082a864886f70d02090500")));
    byte[] scheme = of(SEQUENCE, hex("060960864801650304012a"), of(OCTETS, iv));
    return of(
        SEQUENCE,
        of(SEQUENCE, hex("06092a864886f70d01050d"), of(SEQUENCE, derivation, scheme)),
        of(OCTETS, cipher.doFinal(key)));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] of(int tag, byte[]... parts) {
    ByteArrayOutputStream contents = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      contents.writeBytes(part);
    }
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.write(tag);
    if (contents.size() > 127) {
      der.write(0x82);
      der.write(contents.size() >> 8);
    }
    der.write(contents.size());
    der.writeBytes(contents.toByteArray());
    return der.toByteArray();
  }
}
