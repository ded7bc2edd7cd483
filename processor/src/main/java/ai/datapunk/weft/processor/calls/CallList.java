package ai.datapunk.weft.processor.calls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The calls of a method, in their order; of several that say the same, the first. */
final class CallList {

  /** Up to here it is quicker to look through all of them. */
  private static final int SHORT = 16;

  private final List<Call> calls = new ArrayList<>(4);
  private final Set<Call.Kind> kinds = new HashSet<>(0);

  void add(Call call) {
    if (!has(call)) {
      calls.add(call);
      if (calls.size() > SHORT) {
        remember(call);
      }
    }
  }

  private boolean has(Call call) {
    return calls.size() <= SHORT
        ? calls.stream().anyMatch(call::isLike)
        : kinds.contains(call.kind());
  }

  private void remember(Call call) {
    if (kinds.isEmpty()) {
      calls.forEach(each -> kinds.add(each.kind()));
    } else {
      kinds.add(call.kind());
    }
  }

  List<Call> calls() {
    return calls;
  }
}
