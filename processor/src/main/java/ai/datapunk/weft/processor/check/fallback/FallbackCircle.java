package ai.datapunk.weft.processor.check.fallback;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.FallbackMethod;
import ai.datapunk.weft.processor.read.NamedFallback;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fallback may have one itself, as long as the last of them has none. */
final class FallbackCircle implements ClassRule {

  @Override
  public List<Finding> check(WeftClass type) {
    Map<String, WeftMethod> bySignature = new HashMap<>();
    type.methods().forEach(method -> bySignature.put(method.signature(), method));
    List<Finding> findings = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    for (WeftMethod method : type.methods()) {
      List<String> circle = circle(method, bySignature);
      if (!circle.isEmpty() && known.add(method.signature())) {
        known.addAll(circle);
        NamedFallback fallback = method.fallbacks().get(0);
        findings.add(Message.FALLBACK_CIRCLE.at(fallback.at(), String.join(" → ", circle)));
      }
    }
    return findings;
  }

  /** The way from the method back to it; empty if it does not come back. */
  private static List<String> circle(WeftMethod start, Map<String, WeftMethod> bySignature) {
    Set<String> way = new LinkedHashSet<>();
    WeftMethod method = start;
    while (method != null && way.add(method.signature())) {
      method = next(method, bySignature);
    }
    if (method == null || !method.equals(start)) {
      return List.of();
    }
    List<String> circle = new ArrayList<>(way);
    circle.add(start.signature());
    return circle;
  }

  private static @Nullable WeftMethod next(WeftMethod method, Map<String, WeftMethod> bySignature) {
    return method.fallbacks().stream()
        .limit(1)
        .flatMap(fallback -> fallback.chosenFor(method).stream())
        .map(FallbackMethod::signature)
        .flatMap(signature -> Stream.ofNullable(bySignature.get(signature)))
        .findFirst()
        .orElse(null);
  }
}
