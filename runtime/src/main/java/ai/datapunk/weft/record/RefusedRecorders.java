package ai.datapunk.weft.record;

import ai.datapunk.weft.store.Ending;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The recorders of the label sets that a limit refuses, all over a method's tree: as many as there
 * are combinations of closed labels. They never leave, as does not the one beside the tree.
 * Thread-safe.
 */
final class RefusedRecorders {

  private final SeriesWiring wiring;
  private final Map<ArgumentValues, OperationRecorder> byPlace = new ConcurrentHashMap<>();
  private volatile @Nullable OperationRecorder ofNoMemory;

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

  /** This one records the calls whose labels there is no memory for, and never leaves either. */
  OperationRecorder hold(OperationRecorder noMemory) {
    ofNoMemory = noMemory;
    return noMemory;
  }

  /** Lets go of the cells that end. */
  void letGo(Ending ending) {
    byPlace.values().forEach(each -> each.leave(ending));
    OperationRecorder known = ofNoMemory;
    if (known != null) {
      known.leave(ending);
    }
  }
}
