package com.example.storefront;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The README at the root of the project. */
final class Readme {

  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

  private Readme() {}

  /** The blocks of code in this language. */
  static List<String> blocks(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of("../../README.md")))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2).strip())
        .toList();
  }
}
