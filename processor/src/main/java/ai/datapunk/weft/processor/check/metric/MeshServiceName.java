package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.WeftClass;
import java.util.ArrayList;
import java.util.List;

/** A service has a name. */
final class MeshServiceName implements ClassRule {

  @Override
  public List<Finding> check(WeftClass type) {
    Location at = type.at().annotation("MeshService").attribute("value");
    List<Finding> findings = new ArrayList<>();
    for (String service : type.meshServices()) {
      if (service.isBlank()) {
        findings.add(Message.NAME_BLANK.at(at, "service", ""));
      }
      UnfitNames.check("service", service, at, findings);
      UnprintableTexts.check("service", service, at, findings);
    }
    return findings;
  }
}
