package ai.datapunk.weft.processor.check;

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
