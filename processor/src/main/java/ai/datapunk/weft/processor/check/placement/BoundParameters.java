package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.List;

/**
 * The advice binds a single argument by its position, of which there are 16, and several by the
 * number of parameters, up to 12.
 */
public final class BoundParameters implements MethodRule {

  private static final int POSITIONS = 16;
  private static final int PARAMETERS = 12;

  @Override
  public List<Finding> check(WeftMethod method) {
    List<WeftParameter> bound =
        method.parameters().stream().filter(WeftParameter::isBound).toList();
    if (bound.size() == 1 && bound.get(0).index() >= POSITIONS) {
      WeftParameter parameter = bound.get(0);
      return List.of(
          Message.PARAMETER_TOO_FAR.at(
              method.at().parameter(parameter.index()), parameter.name(), parameter.index() + 1));
    }
    if (bound.size() > 1 && method.parameters().size() > PARAMETERS) {
      return List.of(
          Message.TOO_MANY_PARAMETERS.at(method.at(), method.parameters().size(), bound.size()));
    }
    return List.of();
  }
}
