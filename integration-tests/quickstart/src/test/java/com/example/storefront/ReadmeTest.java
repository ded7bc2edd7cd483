package com.example.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README shows nothing that is not code of this module, compiled and run. */
class ReadmeTest {

  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("[^\n]*tag::([\\w-]+)\\[][^\n]*\n(.*?)\n[^\n]*end::\\1\\[]", Pattern.DOTALL);

  @Test
  void itsJavaIsCodeOfTheShop() throws IOException {
    assertThat(blocks("java")).isNotEmpty();
    assertThat(regionsUnder(Path.of("src/main/java"))).containsAll(blocks("java"));
  }

  @Test
  void itsPomIsThisPom() throws IOException {
    assertThat(blocks("xml")).isNotEmpty();
    assertThat(regions(Path.of("pom.xml"))).containsAll(blocks("xml"));
  }

  private static Set<String> blocks(String language) throws IOException {
    String readme = Files.readString(Path.of("../../README.md"));
    return BLOCK
        .matcher(readme)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2).strip())
        .collect(Collectors.toSet());
  }

  private static List<String> regionsUnder(Path folder) throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(folder)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    List<String> regions = new ArrayList<>();
    for (Path source : sources) {
      regions.addAll(regions(source));
    }
    return regions;
  }

  private static List<String> regions(Path source) throws IOException {
    return REGION
        .matcher(Files.readString(source))
        .results()
        .map((MatchResult region) -> region.group(2).stripIndent().strip())
        .toList();
  }
}
