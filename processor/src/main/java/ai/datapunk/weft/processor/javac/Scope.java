package ai.datapunk.weft.processor.javac;

import ai.datapunk.weft.processor.calls.Call;
import ai.datapunk.weft.processor.calls.Call.Site;
import ai.datapunk.weft.processor.calls.CallTable;
import ai.datapunk.weft.processor.calls.Manner;
import ai.datapunk.weft.processor.calls.MethodName;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** To whom the code belongs that is being scanned, and in what manner it does what it does. */
final class Scope {

  private static final Manner OTHER_THREAD = new Manner(false, true, false);
  private static final Manner POSSIBLE = new Manner(true, false, false);

  private final CallTable calls;
  private MethodName caller;
  private Manner manner = Manner.PLAIN;

  // The field that holds code which runs later, or null where such code is the caller's.
  private @Nullable MethodName holder;

  // Whether code that runs later is handed to another thread.
  private boolean laterElsewhere;

  // Whether the caller waits for it, so that where it runs makes no difference.
  private boolean awaited;

  /** Of code that belongs to this method, until something else is entered. */
  Scope(CallTable calls, MethodName caller) {
    this.calls = calls;
    this.caller = caller;
  }

  /** Scans what belongs to this method, whatever stands around it. */
  void of(MethodName method, @Nullable MethodName field, Runnable scanning) {
    enter(method, field, Manner.PLAIN, false, scanning);
  }

  /** Scans what is done in this manner as well. */
  void done(Manner more, Runnable scanning) {
    enter(caller, holder, manner.and(more), laterElsewhere, scanning);
  }

  /**
   * Scans what is evaluated here; code in it that runs later is handed to another thread, or not.
   */
  void handedOver(boolean elsewhere, Runnable scanning) {
    enter(caller, holder, manner, laterElsewhere || (elsewhere && !awaited), scanning);
  }

  /** Scans what the caller waits for, or not. */
  void awaited(boolean waits, Runnable scanning) {
    boolean around = awaited;
    awaited |= waits;
    scanning.run();
    awaited = around;
  }

  /** Scans what a field is given, if it is one that holds code. */
  void heldBy(@Nullable MethodName field, Runnable scanning) {
    enter(caller, field == null ? holder : field, manner, laterElsewhere, scanning);
  }

  /**
   * Scans code that runs later. It belongs to the field that it is given to; else it may be run, if
   * it is kept or returned, or is run, if a method is given it.
   */
  void later(boolean run, Runnable scanning) {
    Manner then = holder == null && !run ? manner.and(POSSIBLE) : manner;
    boolean awaitedAround = awaited;
    awaited = false;
    enter(
        holder == null ? caller : holder,
        holder,
        laterElsewhere ? then.and(OTHER_THREAD) : then,
        false,
        scanning);
    awaited = awaitedAround;
  }

  private void enter(
      MethodName nextCaller,
      @Nullable MethodName nextHolder,
      Manner nextManner,
      boolean nextElsewhere,
      Runnable scanning) {
    MethodName callerAround = caller;
    MethodName holderAround = holder;
    Manner mannerAround = manner;
    boolean elsewhereAround = laterElsewhere;
    caller = nextCaller;
    holder = nextHolder;
    manner = nextManner;
    laterElsewhere = nextElsewhere;
    scanning.run();
    caller = callerAround;
    holder = holderAround;
    manner = mannerAround;
    laterElsewhere = elsewhereAround;
  }

  /**
   * Notes a call.
   *
   * @param deferred whether it only makes what is done when somebody subscribes to it
   */
  void call(MethodName callee, @Nullable ExecutableElement virtual, Site at, boolean deferred) {
    Manner here = deferred && laterElsewhere ? manner.and(OTHER_THREAD) : manner;
    calls.add(caller, new Call(callee, virtual, at, here));
  }

  /** Notes that a field is read that holds code, which runs it, or may do so later. */
  void read(MethodName field, Site at, boolean run) {
    calls.add(caller, new Call(field, null, at, run ? manner : manner.and(POSSIBLE)));
  }
}
