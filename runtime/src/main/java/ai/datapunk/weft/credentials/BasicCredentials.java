package ai.datapunk.weft.credentials;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A name and a password, as a header has them.
 *
 * @param password to be overwritten by who has used it
 */
@SuppressWarnings("ArrayRecordComponent") // So that it can be overwritten.
record BasicCredentials(String name, char[] password) {

  private static final String SCHEME = "Basic ";

  /** Those of a header; null if it has none, in UTF-8, in proper Base64. */
  static @Nullable BasicCredentials of(String authorization) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      char[] characters = new char[text.remaining()];
      text.get(characters);
      int colon = 0;
      while (colon < characters.length && characters[colon] != ':') {
        colon++;
      }
      return colon == characters.length
          ? null
          : new BasicCredentials(
              new String(characters, 0, colon),
              Arrays.copyOfRange(characters, colon + 1, characters.length));
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      return null;
    }
  }
}
