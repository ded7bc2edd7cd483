package ai.datapunk.weft.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes values that can be told apart but not read: the first 32 bits of the SHA-256 of the value,
 * behind a random salt that this process never shows. The same value is masked differently by
 * another process, so that nobody can look one up in a table. Thread-safe.
 */
final class LabelMask {

  private static final int SALT_BYTES = 16;
  private static final int SHOWN_BYTES = 4;

  private final byte[] salt = new byte[SALT_BYTES];

  LabelMask() {
    new SecureRandom().nextBytes(salt);
  }

  /** Eight hexadecimal digits. */
  String of(String value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return HexFormat.of().formatHex(digest.digest(value.getBytes(UTF_8)), 0, SHOWN_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
