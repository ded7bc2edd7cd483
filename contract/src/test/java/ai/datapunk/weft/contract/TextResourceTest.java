package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextResourceTest {

  @TempDir private Path folder;

  private URL inJar(String text) throws IOException {
    Path jar = folder.resolve("some.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("index"));
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return new URL("jar:" + jar.toUri() + "!/index");
  }

  @Test
  void itsLinesAreInUtf8() throws IOException {
    URL index = inJar("eins\nzw\u00f6lf\n\ndrei");
    assertThat(TextResource.lines(index)).containsExactly("eins", "zw\u00f6lf", "", "drei");
    assertThat(TextResource.firstLines(index, 2)).containsExactly("eins", "zw\u00f6lf");
    assertThat(TextResource.firstLines(index, 9)).hasSize(4);
  }

  @Test
  void anArchiveThatIsReplacedIsReadAnew() throws IOException {
    assertThat(TextResource.lines(inJar("earlier"))).containsExactly("earlier");
    assertThat(TextResource.lines(inJar("a later text"))).containsExactly("a later text");
  }

  @Test
  void whatIsNotThereIsTold() throws IOException {
    URL gone = folder.resolve("gone").toUri().toURL();
    assertThatThrownBy(() -> TextResource.lines(gone)).isInstanceOf(IOException.class);
  }
}
