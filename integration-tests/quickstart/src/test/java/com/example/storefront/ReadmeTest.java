package com.example.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is code of this module, compiled and run. */
class ReadmeTest {

  private static final Pattern REGION =
      Pattern.compile("[^\n]*tag::([\\w-]+)\\[][^\n]*\n(.*?)\n[^\n]*end::\\1\\[]", Pattern.DOTALL);

  @Test
  void itsJavaIsCodeOfTheShop() throws IOException {
    assertThat(Readme.blocks("java")).isNotEmpty();
    assertThat(regionsUnder(Path.of("src"))).containsAll(Readme.blocks("java"));
  }

  @Test
  void itsPomIsThisPom() throws IOException {
    assertThat(Readme.blocks("xml")).isNotEmpty();
    assertThat(regions(Path.of("pom.xml"))).containsAll(Readme.blocks("xml"));
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
        .map((MatchResult region) -> region.group(2).stripTrailing().stripIndent().strip())
        .toList();
  }
}
