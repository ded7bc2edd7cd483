package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.List;

/**
 * The advice binds a single argument by its position, of which there are 16. Of several it binds
 * all arguments up to the last of them, which is among the first 12.
 */
final class BoundParameters implements MethodRule {

  private static final int POSITIONS = 16;
  private static final int POSITIONS_OF_SEVERAL = 12;

  @Override
  public List<Finding> check(WeftMethod method) {
    List<WeftParameter> bound =
        method.parameters().stream().filter(WeftParameter::isBound).toList();
    return bound.size() > 1
        ? beyond(POSITIONS_OF_SEVERAL, Message.ONE_OF_SEVERAL_TOO_FAR, bound, method)
        : beyond(POSITIONS, Message.PARAMETER_TOO_FAR, bound, method);
  }

  private static List<Finding> beyond(
      int positions, Message message, List<WeftParameter> bound, WeftMethod method) {
    return bound.stream()
        .filter(parameter -> parameter.index() >= positions)
        .map(
            parameter ->
                message.at(
                    method.at().parameter(parameter.index()),
                    parameter.name(),
                    parameter.index() + 1))
        .toList();
  }
}
