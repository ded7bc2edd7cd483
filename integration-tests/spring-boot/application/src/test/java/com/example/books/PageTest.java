package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/spring-boot.md shows is in the files that this application is made of. */
class PageTest {

  private static final Path PAGE = Path.of("../../../docs/spring-boot.md");
  private static final Pattern BLOCK =
      Pattern.compile("```(xml|yaml|java)\n(.*?)```", Pattern.DOTALL);

  @Test
  void itsCodeIsCodeOfTheBookshop() throws IOException {
    String files = unindented(files());
    List<String> blocks =
        BLOCK
            .matcher(Files.readString(PAGE))
            .results()
            .map(block -> unindented(block.group(2)))
            .toList();
    assertThat(blocks).hasSize(9).allSatisfy(block -> assertThat(files).contains(block));
  }

  private static String files() throws IOException {
    StringBuilder all = new StringBuilder(Files.readString(Path.of("pom.xml")));
    try (Stream<Path> sources = Files.walk(Path.of("../application/src/main"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(source));
      }
    }
    return all.toString();
  }

  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
