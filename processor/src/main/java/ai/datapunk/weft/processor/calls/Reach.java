package ai.datapunk.weft.processor.calls;

import ai.datapunk.weft.catalog.CatalogCall;
import ai.datapunk.weft.catalog.CatalogCalls;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/**
 * Which annotated methods a method reaches: those that it calls itself, or through methods that are
 * not annotated. What those reach in turn is theirs.
 */
final class Reach {

  private final CallTable table;
  private final Dispatch dispatch;
  private final Predicate<MethodName> annotated;
  private final Function<String, Optional<CatalogCalls>> others;
  private final Map<MethodName, List<Step>> steps = new HashMap<>();
  private final Set<MethodName> leading = new HashSet<>();

  /** A method that a call may run. */
  private record Step(MethodName to, Call.Site at, Manner manner) {}

  /** A method on the way, how it is reached, and where the way began. */
  private record Visit(MethodName at, Manner manner, Call.Site site) {

    Visit to(Step step) {
      return new Visit(step.to(), manner.and(step.manner()), site);
    }

    /** Which of several lines comes first does not make another way of it. */
    Visit anywhere() {
      return new Visit(at, manner, Call.Site.NONE);
    }
  }

  /**
   * Looks at all calls once.
   *
   * @param annotated whether a method of the classes that are compiled is one
   * @param others what is known of classes that are not compiled now
   */
  Reach(
      CallTable table,
      Dispatch dispatch,
      Predicate<MethodName> annotated,
      Function<String, Optional<CatalogCalls>> others) {
    this.table = table;
    this.dispatch = dispatch;
    this.annotated = annotated;
    this.others = others;
    for (MethodName caller : table.callers()) {
      steps.put(caller, steps(caller));
    }
    findLeading();
  }

  private List<Step> steps(MethodName caller) {
    List<Step> found = new ArrayList<>();
    for (Call call : table.of(caller)) {
      for (Dispatch.Target target : dispatch.targets(call)) {
        found.add(new Step(target.method(), call.at(), call.manner().possible(target.possible())));
      }
    }
    return found;
  }

  /** Finds, from the ends backwards, the methods from which there is a way to an annotated one. */
  private void findLeading() {
    Map<MethodName, List<MethodName>> callers = new HashMap<>();
    Deque<MethodName> open = new ArrayDeque<>();
    steps.forEach(
        (caller, list) -> {
          for (Step step : list) {
            if (isEnd(step.to()) || !outside(step.to()).isEmpty()) {
              open.add(caller);
            } else {
              callers.computeIfAbsent(step.to(), to -> new ArrayList<>()).add(caller);
            }
          }
        });
    while (!open.isEmpty()) {
      MethodName next = open.remove();
      if (leading.add(next)) {
        open.addAll(callers.getOrDefault(next, List.of()));
      }
    }
  }

  /** The methods of which all known calls are handed to other threads. */
  Set<MethodName> onlyOnOtherThreads() {
    Set<MethodName> found = new HashSet<>();
    Set<MethodName> onTheSame = new HashSet<>();
    for (List<Step> list : steps.values()) {
      for (Step step : list) {
        (step.manner().otherThread() ? found : onTheSame).add(step.to());
      }
    }
    found.removeAll(onTheSame);
    return found;
  }

  /** What the method reaches, each method once. */
  List<CatalogCall> of(MethodName method) {
    Search search = new Search();
    search.visitCallsOf(method);
    return search.finish();
  }

  /** What a call of the method reaches, where the object that is there decides which one runs. */
  List<CatalogCall> of(MethodName method, ExecutableElement virtual) {
    Search search = new Search();
    for (Dispatch.Target target : dispatch.targets(method, virtual)) {
      if (target.method().equals(method)) {
        search.visitCallsOf(method);
      } else {
        search.visit(
            new Visit(target.method(), Manner.PLAIN.possible(target.possible()), Call.Site.NONE));
      }
    }
    return search.finish();
  }

  /** What running exactly this method reaches: the method itself, where it is annotated. */
  List<CatalogCall> of(MethodName method, Call.Site at) {
    Search search = new Search();
    if (isEnd(method)) {
      search.visit(new Visit(method, Manner.PLAIN, at));
    } else {
      search.visitCallsOf(method);
    }
    return search.finish();
  }

  /** One walk along the calls. */
  private final class Search {

    private final Map<MethodName, CatalogCall> found = new LinkedHashMap<>();
    private final Set<Visit> visited = new HashSet<>();
    private final Deque<Visit> open = new ArrayDeque<>();

    void visitCallsOf(MethodName method) {
      for (Step step : steps.getOrDefault(method, List.of())) {
        visit(new Visit(step.to(), step.manner(), step.at()));
      }
    }

    void visit(Visit visit) {
      if (isEnd(visit.at())) {
        put(visit);
        return;
      }
      for (CatalogCall call : outside(visit.at())) {
        put(
            visit.to(
                new Step(
                    new MethodName(call.type(), call.method()), visit.site(), mannerOf(call))));
      }
      if (leading.contains(visit.at())) {
        open.add(visit);
      }
    }

    List<CatalogCall> finish() {
      while (!open.isEmpty()) {
        Visit visit = open.remove();
        if (visited.add(visit.anywhere())) {
          for (Step step : steps.getOrDefault(visit.at(), List.of())) {
            visit(visit.to(step));
          }
        }
      }
      return List.copyOf(found.values());
    }

    private void put(Visit visit) {
      CatalogCall before = found.get(visit.at());
      Manner manner = before == null ? visit.manner() : visit.manner().or(mannerOf(before));
      found.put(
          visit.at(),
          new CatalogCall(
              visit.at().type(),
              visit.at().signature(),
              before == null ? visit.site().file() : before.file(),
              before == null ? visit.site().line() : before.line(),
              manner.possible(),
              manner.otherThread(),
              manner.handled(),
              false));
    }
  }

  private static Manner mannerOf(CatalogCall call) {
    return new Manner(call.possible(), call.otherThread(), call.handled());
  }

  /** Whether the method is an annotated one. */
  private boolean isEnd(MethodName method) {
    return table.has(method.type())
        ? annotated.test(method)
        : others.apply(method.type()).stream()
            .flatMap(calls -> calls.methods().stream())
            .anyMatch(known -> known.signature().equals(method.signature()));
  }

  /** What is known to be reached from a method that is not compiled now. */
  private List<CatalogCall> outside(MethodName method) {
    @Nullable List<CatalogCall> calls =
        table.has(method.type())
            ? null
            : others
                .apply(method.type())
                .map(all -> all.others().get(method.signature()))
                .orElse(null);
    return calls == null ? List.of() : calls;
  }
}
