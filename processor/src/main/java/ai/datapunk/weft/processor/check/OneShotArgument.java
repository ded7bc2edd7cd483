package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/** What the first attempt reads to its end is not there for the second. */
final class OneShotArgument implements MethodRule {

  private static final List<String> READ_ONCE =
      List.of(
          "java.io.InputStream",
          "java.io.Reader",
          "java.nio.channels.ReadableByteChannel",
          "java.util.Enumeration",
          "java.util.Iterator",
          "java.util.Spliterator",
          "java.util.stream.BaseStream");

  @Override
  public List<Finding> check(WeftMethod method) {
    if (method.retried() == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (WeftParameter parameter : method.parameters()) {
      if (READ_ONCE.stream().anyMatch(parameter.type()::isA)) {
        findings.add(
            Message.ONE_SHOT_ARGUMENT.at(
                method.at().parameter(parameter.index()),
                parameter.name(),
                parameter.type().simpleName()));
      }
    }
    return findings;
  }
}
