package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Wording;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.MeshAnnotation;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An annotation on a class reaches getters, and what a record or Lombok brings, as well: operations
 * that nobody meant. One warning for the class, at the first of its annotations.
 */
final class AccessorsReached implements ClassRule {

  private static final int MOST_NAMED = 5;

  @Override
  public List<Finding> check(WeftClass type) {
    Map<String, Location> accessors = new LinkedHashMap<>();
    for (WeftMethod method : type.methods()) {
      if (method.isReachedAccessor()) {
        accessors.put(method.signature(), method.annotations().get(0).at());
      }
    }
    if (accessors.isEmpty()) {
      return List.of();
    }
    Location at = accessors.values().iterator().next();
    long reached =
        type.methods().stream()
            .filter(
                method ->
                    method.annotations().stream().map(MeshAnnotation::at).anyMatch(at::equals))
            .count();
    return List.of(
        Message.ACCESSORS_REACHED.at(
            at,
            accessors.size(),
            Wording.count((int) reached, "method"),
            Objects.requireNonNull(at.annotation()),
            named(List.copyOf(accessors.keySet()))));
  }

  private static String named(List<String> signatures) {
    List<String> names =
        signatures.stream().map(s -> s.substring(0, s.indexOf('('))).distinct().toList();
    return names.size() <= MOST_NAMED
        ? Wording.list(names)
        : String.join(", ", names.subList(0, MOST_NAMED)) + ", …";
  }
}
