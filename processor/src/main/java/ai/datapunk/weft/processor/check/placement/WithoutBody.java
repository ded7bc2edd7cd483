package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.MeshAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** A method without code cannot be woven: its annotation would record nothing, silently. */
final class WithoutBody implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    String what = kind(method);
    if (what.isEmpty()) {
      return List.of();
    }
    return method.annotations().stream().map(annotation -> at(annotation, what)).toList();
  }

  private static String kind(WeftMethod method) {
    if (method.is(Modifier.ABSTRACT)) {
      return "an abstract";
    }
    return method.is(Modifier.NATIVE) ? "a native" : "";
  }

  private static Finding at(MeshAnnotation annotation, String what) {
    String name = Objects.requireNonNull(annotation.at().annotation());
    return Message.WITHOUT_BODY.at(annotation.at(), name, what);
  }
}
