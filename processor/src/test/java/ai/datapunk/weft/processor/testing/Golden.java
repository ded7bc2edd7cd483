package ai.datapunk.weft.processor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files in {@code golden/}: sources, and what is to be written for them. */
public final class Golden {

  private Golden() {}

  /** The text of a file; empty where there is no such file yet. */
  public static String text(String name) throws IOException {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Writes a file anew. */
  public static void update(String name, String text) throws IOException {
    Files.writeString(Path.of("src/test/resources/golden", name), text);
  }
}
