package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.WeftClass;
import java.util.List;

/** A service has a name. */
final class MeshServiceName implements ClassRule {

  @Override
  public List<Finding> check(WeftClass type) {
    return type.meshServices().stream()
        .filter(String::isBlank)
        .map(
            blank ->
                Message.NAME_BLANK.at(
                    type.at().annotation("MeshService").attribute("value"), "service", ""))
        .toList();
  }
}
