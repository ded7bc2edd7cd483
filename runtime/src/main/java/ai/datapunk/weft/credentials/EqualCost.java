package ai.datapunk.weft.credentials;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The hashes that a password is compared with, by the name that it comes with: as many iterations
 * in all for each name as the highest number that one has, and for a name that nobody has.
 * Immutable.
 */
final class EqualCost {

  private final Map<String, List<PasswordHash>> byName;
  private final List<PasswordHash> ofNobody;

  EqualCost(Map<String, PasswordHash> passwords) {
    int most =
        passwords.values().stream()
            .mapToInt(PasswordHash::iterations)
            .max()
            .orElse(PasswordHash.ITERATIONS);
    this.ofNobody = List.of(PasswordHash.ofNobody(most));
    this.byName =
        passwords.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, password -> padded(password.getValue(), most)));
  }

  private static List<PasswordHash> padded(PasswordHash own, int most) {
    List<PasswordHash> hashes = new ArrayList<>(List.of(own));
    if (own.iterations() < most) {
      hashes.add(PasswordHash.ofNobody(most - own.iterations()));
    }
    return List.copyOf(hashes);
  }

  /** Those to compare with, all of them: its own, and such as no password has. */
  List<PasswordHash> hashes(String name) {
    return byName.getOrDefault(name, ofNobody);
  }
}
