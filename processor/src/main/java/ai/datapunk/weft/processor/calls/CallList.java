package ai.datapunk.weft.processor.calls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of a method, in their order; of several that say the same, the first. */
final class CallList {

  /** Up to here it is quicker to look through all of them. */
  private static final int SHORT = 16;

  private final List<Call> calls = new ArrayList<>(4);
  private @Nullable Set<Call.Kind> kinds;

  void add(Call call) {
    if (kinds != null) {
      if (kinds.add(call.kind())) {
        calls.add(call);
      }
    } else if (!isHere(call)) {
      calls.add(call);
      if (calls.size() > SHORT) {
        kinds = kinds();
      }
    }
  }

  private boolean isHere(Call call) {
    for (Call each : calls) {
      if (call.isLike(each)) {
        return true;
      }
    }
    return false;
  }

  private Set<Call.Kind> kinds() {
    Set<Call.Kind> all = new HashSet<>();
    calls.forEach(each -> all.add(each.kind()));
    return all;
  }

  List<Call> calls() {
    return calls;
  }
}
