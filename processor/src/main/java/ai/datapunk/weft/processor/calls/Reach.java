package ai.datapunk.weft.processor.calls;

import ai.datapunk.weft.catalog.CatalogCall;
import ai.datapunk.weft.catalog.CatalogCalls;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;

/**
 * Which annotated methods a method reaches: those that it calls itself, or through methods that are
 * not annotated. What those reach in turn is theirs.
 *
 * <p>It is found from the ends backwards, once for all methods, in time that grows with the calls
 * and with what they lead to.
 */
final class Reach {

  private static final Comparator<Step> BY_LINE = Comparator.comparing(step -> step.at().line());

  private final CallTable table;
  private final Dispatch dispatch;
  private final Predicate<MethodName> annotated;
  private final OtherClasses others;
  private final Map<MethodName, List<Step>> steps = new LinkedHashMap<>();

  // What stands for a method and those that override it.
  private final Map<MethodName, MethodName> virtual = new HashMap<>();

  // The ends that a method is, or is known to reach before calls are looked at.
  private final Map<MethodName, Map<MethodName, Integer>> endsAt = new HashMap<>();

  // The ends that a method reaches, and the manners of the ways there.
  private final Map<MethodName, Map<MethodName, Integer>> ends = new HashMap<>();

  /** A call, and what it leads to next. */
  private record Step(MethodName from, MethodName to, Call.Site at, Manner manner) {}

  /** That an end is reached in more manners than was known. */
  private record News(MethodName method, MethodName end, int manners) {}

  /**
   * Looks at all calls once.
   *
   * @param annotated whether a method of this module is one
   * @param others what is known of classes that are not compiled now; of the others nothing
   */
  Reach(
      CallTable table,
      Dispatch dispatch,
      Predicate<MethodName> annotated,
      Function<String, Optional<CatalogCalls>> others) {
    this.table = table;
    this.dispatch = dispatch;
    this.annotated = annotated;
    this.others = new OtherClasses(others);
    for (MethodName caller : table.callers()) {
      for (Call call : table.of(caller)) {
        add(new Step(caller, next(call), call.at(), call.manner()));
      }
    }
    findEnds();
  }

  private void add(Step step) {
    steps.computeIfAbsent(step.from(), from -> new ArrayList<>(4)).add(step);
  }

  private MethodName next(Call call) {
    ExecutableElement named = call.virtual();
    if (named == null) {
      return call.callee();
    }
    MethodName next = virtual.get(call.callee());
    if (next == null) {
      next = whicheverRuns(call.callee(), named);
      virtual.put(call.callee(), next);
    }
    return next;
  }

  /**
   * The one method that runs; else what stands between the calls of a method and those that
   * override it, so that many calls of what is overridden often are not as many steps as both
   * numbers multiply to.
   */
  private MethodName whicheverRuns(MethodName method, ExecutableElement named) {
    List<Dispatch.Target> targets = dispatch.targets(method, named);
    if (targets.size() == 1 && !targets.get(0).possible()) {
      return targets.get(0).method();
    }
    MethodName between = new MethodName(method.type(), "virtual " + method.signature());
    for (Dispatch.Target target : targets) {
      Manner manner = Manner.PLAIN.ifPossible(target.possible());
      add(new Step(between, target.method(), Call.Site.NONE, manner));
    }
    return between;
  }

  private void findEnds() {
    Map<MethodName, List<Step>> before = new HashMap<>();
    Deque<News> news = new ArrayDeque<>();
    for (List<Step> list : steps.values()) {
      for (Step step : list) {
        before.computeIfAbsent(step.to(), to -> new ArrayList<>(2)).add(step);
        endsAt(step.to())
            .forEach((end, manner) -> note(step.from(), end, step.manner().before(manner), news));
      }
    }
    while (!news.isEmpty()) {
      News next = news.remove();
      if (!isEnd(next.method())) {
        for (Step step : before.getOrDefault(next.method(), List.of())) {
          note(step.from(), next.end(), step.manner().before(next.manners()), news);
        }
      }
    }
  }

  private void note(MethodName method, MethodName end, int manners, Deque<News> news) {
    Map<MethodName, Integer> known = ends.computeIfAbsent(method, name -> new LinkedHashMap<>());
    int before = known.getOrDefault(end, 0);
    if ((manners & ~before) != 0) {
      known.put(end, before | manners);
      news.add(new News(method, end, manners & ~before));
    }
  }

  /**
   * The method itself, where it is annotated; else what is known of one that is not compiled now.
   */
  private Map<MethodName, Integer> endsAt(MethodName method) {
    Map<MethodName, Integer> known = endsAt.get(method);
    if (known == null) {
      known = isEnd(method) ? Map.of(method, Manner.PLAIN.bit()) : endsOutside(method);
      endsAt.put(method, known);
    }
    return known;
  }

  private Map<MethodName, Integer> endsOutside(MethodName method) {
    List<CatalogCall> calls = others.reachedBy(method);
    Map<MethodName, Integer> found = calls.isEmpty() ? Map.of() : new LinkedHashMap<>();
    for (CatalogCall call : calls) {
      found.put(
          new MethodName(call.type(), call.method()),
          new Manner(call.possible(), call.otherThread(), call.handled()).bit());
    }
    return found;
  }

  /** The methods of which all known calls are handed to other threads. */
  Set<MethodName> onlyOnOtherThreads() {
    Set<MethodName> found = new HashSet<>();
    Set<MethodName> onTheSame = new HashSet<>();
    for (MethodName caller : table.callers()) {
      for (Call call : table.of(caller)) {
        (call.manner().otherThread() ? found : onTheSame).add(call.callee());
      }
    }
    found.removeAll(onTheSame);
    return found;
  }

  /** What the method reaches, each method once: by the best way, and of those by the first line. */
  List<CatalogCall> of(MethodName method) {
    Map<MethodName, CatalogCall> found = new LinkedHashMap<>();
    Map<MethodName, Manner> best = new HashMap<>();
    steps.getOrDefault(method, List.of()).stream()
        .sorted(BY_LINE)
        .forEach(
            step ->
                endsBehind(step.to())
                    .forEach(
                        (end, manners) -> {
                          Manner manner = Manner.bestOf(step.manner().before(manners));
                          Manner before = best.get(end);
                          if (before == null || manner.isBetterThan(before)) {
                            best.put(end, manner);
                            found.put(end, call(end, step.at(), manner));
                          }
                        }));
    return List.copyOf(found.values());
  }

  private Map<MethodName, Integer> endsBehind(MethodName method) {
    Map<MethodName, Integer> at = endsAt(method);
    return at.isEmpty() ? ends.getOrDefault(method, Map.of()) : at;
  }

  /** What a call of the method reaches, where the object that is there decides which one runs. */
  List<CatalogCall> of(MethodName method, ExecutableElement virtual) {
    Map<MethodName, Integer> found = new LinkedHashMap<>();
    for (Dispatch.Target target : dispatch.targets(method, virtual)) {
      Manner manner = Manner.PLAIN.ifPossible(target.possible());
      Map<MethodName, Integer> behind =
          target.method().equals(method)
              ? ends.getOrDefault(method, Map.of())
              : endsBehind(target.method());
      behind.forEach((end, manners) -> found.merge(end, manner.before(manners), (a, b) -> a | b));
    }
    List<CatalogCall> calls = new ArrayList<>();
    found.forEach((end, manners) -> calls.add(call(end, Call.Site.NONE, Manner.bestOf(manners))));
    return calls;
  }

  /** What running exactly this method reaches: the method itself, where it is annotated. */
  List<CatalogCall> of(MethodName method, Call.Site at) {
    return isEnd(method) ? List.of(call(method, at, Manner.PLAIN)) : of(method);
  }

  private static CatalogCall call(MethodName end, Call.Site at, Manner manner) {
    return new CatalogCall(
        end.type(),
        end.signature(),
        at.file(),
        at.line(),
        manner.possible(),
        manner.otherThread(),
        manner.handled(),
        false);
  }

  /** Whether the method is an annotated one. */
  private boolean isEnd(MethodName method) {
    return annotated.test(method) || others.annotated(method) != null;
  }
}
