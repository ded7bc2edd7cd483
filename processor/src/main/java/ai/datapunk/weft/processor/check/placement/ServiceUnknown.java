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
    return method.uses().stream()
        .filter(use -> use.service() == null && needsService(use))
        .map(
            use ->
                Message.SERVICE_UNKNOWN.at(use.at(), Objects.requireNonNull(use.at().annotation())))
        .toList();
  }

  private static boolean needsService(MeshAnnotation use) {
    return !(use instanceof TimedAnnotation timed && timed.hasMetric());
  }
}
