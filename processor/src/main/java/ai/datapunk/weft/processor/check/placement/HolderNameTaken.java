package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.WeftClass;
import java.util.List;

/** The run time finds a holder by its name, so the name must be free. */
final class HolderNameTaken implements ClassRule {

  @Override
  public List<Finding> check(WeftClass type) {
    if (!type.holderNameTaken() || type.instrumented().isEmpty()) {
      return List.of();
    }
    return List.of(Message.HOLDER_NAME_TAKEN.at(type.at(), type.holderName()));
  }
}
