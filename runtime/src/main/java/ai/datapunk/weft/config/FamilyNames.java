package ai.datapunk.weft.config;

import ai.datapunk.weft.contract.Spelling;
import java.util.List;
import java.util.Optional;

/** What somebody may have meant who names a metric family that there is not. */
final class FamilyNames {

  /** How many letters are likely to be a slip: more are another name. */
  static final int LIKELY_SLIP = 3;

  private FamilyNames() {}

  /** The name that is the same but for its unit at the end, or for a slip. */
  static Optional<String> near(String typed, List<String> names) {
    return names.stream()
        .filter(name -> name.regionMatches(true, 0, typed + "_", 0, typed.length() + 1))
        .filter(name -> name.indexOf('_', typed.length() + 1) < 0)
        .findFirst()
        .or(() -> Spelling.to(typed, names, LIKELY_SLIP));
  }
}
