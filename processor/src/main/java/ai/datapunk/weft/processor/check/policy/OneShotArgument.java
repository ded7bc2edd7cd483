package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Containers;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.TypeTree;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the first attempt reads to its end is not there for the second. */
final class OneShotArgument implements MethodRule {

  private static final List<String> READ_ONCE =
      List.of(
          "java.io.InputStream",
          "java.lang.Readable",
          "java.nio.channels.ReadableByteChannel",
          "java.nio.file.DirectoryStream",
          "java.sql.ResultSet",
          "java.util.Enumeration",
          "java.util.Iterator",
          "java.util.Spliterator",
          "java.util.stream.BaseStream");

  /** Subtypes that go back to a position, or keep one for each reader. */
  private static final List<String> READ_AGAIN =
      List.of(
          "java.nio.Buffer",
          "java.nio.channels.SeekableByteChannel",
          "java.util.ListIterator",
          "javax.sql.RowSet");

  @Override
  public List<Finding> check(WeftMethod method) {
    if (method.retried() == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (WeftParameter parameter : method.parameters()) {
      readOnce(parameter.typeTree())
          .map(
              type ->
                  Message.ONE_SHOT_ARGUMENT.at(
                      method.at().parameter(parameter.index()),
                      parameter.name(),
                      type.equals(parameter.type()) ? "is of type" : "holds objects of type",
                      type.simpleName()))
          .ifPresent(findings::add);
    }
    return findings;
  }

  /** The type itself, or one of what it contains. */
  private static Optional<TypeFacts> readOnce(TypeTree tree) {
    return Containers.contents(tree)
        .filter(type -> isA(type, READ_ONCE) && !isA(type, READ_AGAIN))
        .findFirst();
  }

  private static boolean isA(TypeFacts type, List<String> names) {
    return names.stream().anyMatch(type::isA);
  }
}
