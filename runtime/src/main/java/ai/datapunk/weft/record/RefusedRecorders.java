package ai.datapunk.weft.record;

import ai.datapunk.weft.store.Ending;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The recorders of the label sets that a limit refuses, all over a method's tree: as many as there
 * are combinations of closed labels. They never leave. Thread-safe.
 */
final class RefusedRecorders {

  private final SeriesWiring wiring;
  private final Map<ArgumentValues, OperationRecorder> byPlace = new ConcurrentHashMap<>();

  RefusedRecorders(SeriesWiring wiring) {
    this.wiring = wiring;
  }

  /** The recorder of all label sets that are recorded with these values. */
  OperationRecorder at(ArgumentValues place) {
    OperationRecorder known = byPlace.get(place);
    if (known != null) {
      return known;
    }
    OperationRecorder fresh = new OperationRecorder(wiring, place, null, this);
    OperationRecorder first = byPlace.putIfAbsent(place, fresh);
    return first == null ? fresh : first;
  }

  /** Lets go of the cells that end. */
  void letGo(Ending ending) {
    byPlace.values().forEach(each -> each.leave(ending));
  }
}
