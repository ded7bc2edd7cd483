package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.MeshAnnotation;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;
import java.util.Objects;

/** Every family but a metric of one's own has the service as a label. */
final class ServiceUnknown implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    return method.annotations().stream()
        .filter(annotation -> annotation.service() == null && needsService(annotation))
        .map(
            annotation ->
                Message.SERVICE_UNKNOWN.at(
                    annotation.at(), Objects.requireNonNull(annotation.at().annotation())))
        .toList();
  }

  private static boolean needsService(MeshAnnotation annotation) {
    return !(annotation instanceof TimedAnnotation timed && timed.hasMetric());
  }
}
