package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Wording;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.TypeFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Two lists of exceptions, one of which wins: what it rules out as a whole need not be in the
 * other.
 *
 * @param isDefault whether the first list was left out, so that the blame is the other's
 */
record Contradiction(Message message, Location of, Location in, boolean isDefault) {

  /** One finding for each exception that is ruled out, by the first that does. */
  List<Finding> between(List<TypeFacts> named, List<TypeFacts> ruledOut) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      TypeFacts exception = named.get(i);
      for (int j = 0; j < ruledOut.size(); j++) {
        if (exception.isA(ruledOut.get(j))) {
          findings.add(
              message.at(
                  isDefault ? in.index(j) : of.index(i),
                  exception.simpleName(),
                  Wording.ifDefault(isDefault),
                  ruledOut.get(j).simpleName()));
          break;
        }
      }
    }
    return findings;
  }
}
