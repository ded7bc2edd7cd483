package ai.datapunk.weft.processor.javac;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Name;

/**
 * What methods do with code, as far as their names tell. Each name is looked at once, as a compiler
 * has one object for each.
 */
final class NameHints {

  // They hold for what stands before them, and what comes behind them runs there as well.
  private static final Set<String> SUBSCRIBING = Set.of("subscribeOn", "runSubscriptionOn");
  private static final Set<String> SWITCHING =
      Set.of("subscribeOn", "runSubscriptionOn", "publishOn", "observeOn", "emitOn");
  private static final Set<String> AWAITING =
      Set.of("join", "get", "block", "blockFirst", "blockLast", "blockOptional");
  private static final Pattern HANDING_OVER = Pattern.compile("executeBlocking|.*Async");
  private static final Pattern KEEPING =
      Pattern.compile("(add|put|offer|push|set|register|on|subscribe|listen)([A-Z].*)?");

  private final Map<Name, Hint> known = new HashMap<>();

  /**
   * What a name tells.
   *
   * @param subscribes whether the method takes what stands before it to another thread
   * @param switches whether what comes behind it runs on another thread
   * @param awaits whether it waits until what stands before it has ended
   * @param handsOver whether it hands what it is given to another thread
   * @param keeps whether it keeps the code that it is given rather than runs it
   */
  record Hint(
      boolean subscribes, boolean switches, boolean awaits, boolean handsOver, boolean keeps) {

    /** Where no name tells anything. */
    static final Hint NONE = new Hint(false, false, false, false, false);

    private static Hint of(String name) {
      return new Hint(
          SUBSCRIBING.contains(name),
          SWITCHING.contains(name),
          AWAITING.contains(name),
          HANDING_OVER.matcher(name).matches(),
          KEEPING.matcher(name).matches());
    }
  }

  /** The hint of this name. */
  Hint of(Name name) {
    return known.computeIfAbsent(name, each -> Hint.of(each.toString()));
  }
}
