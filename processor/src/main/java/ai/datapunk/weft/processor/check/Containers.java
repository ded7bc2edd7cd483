package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.TypeTree;
import java.util.List;
import java.util.stream.Stream;

/** What an object holds, and gives whenever it is asked, unlike a supplier. */
public final class Containers {

  private static final List<String> TYPES =
      List.of(
          "java.util.Collection",
          "java.util.Map",
          "java.util.Map$Entry",
          "java.util.Optional",
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.Future");

  private Containers() {}

  /** The type, and where it is a container or an array, what it contains. */
  public static Stream<TypeFacts> contents(TypeTree tree) {
    TypeFacts type = tree.type();
    boolean contains = type.name().endsWith("[]") || TYPES.stream().anyMatch(type::isA);
    return contains
        ? Stream.concat(
            Stream.of(type), tree.parts().stream().flatMap(part -> Containers.contents(part)))
        : Stream.of(type);
  }
}
