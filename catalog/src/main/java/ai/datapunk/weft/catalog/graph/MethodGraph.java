package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.CatalogCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which method leads to which, through all applications. All that is in it can be reached from what
 * begins in an application.
 */
final class MethodGraph {

  private final MeshMethods methods;
  private final SortedMap<String, MeshMethod> starts = new TreeMap<>();
  private final Map<MeshMethod, List<MeshSite>> sites = new HashMap<>();
  private final Set<MeshMethod> called = new HashSet<>();
  private final Set<MeshMethod> reached = new HashSet<>();

  MethodGraph(MeshMethods methods) {
    this.methods = methods;
    methods.all().forEach(this::followCalls);
    methods.all().forEach(this::enterOperation);
    findStarts();
  }

  /** Where in a method one call of several is made. */
  private record Choice(String file, long line, boolean fallback) {}

  /** Of implementers of one interface, which are called in one line, one is there. */
  private void followCalls(MeshMethod method) {
    Map<Choice, List<MeshLink>> choices = new LinkedHashMap<>();
    for (CatalogCall call : method.calls()) {
      MeshMethod callee = methods.called(method.application(), call.callee());
      MeshLink link = MeshLink.of(method, callee, call);
      if (call.possible()) {
        choices
            .computeIfAbsent(
                new Choice(call.file(), call.line(), call.fallback()), key -> new ArrayList<>())
            .add(link);
      } else {
        add(method, List.of(link));
      }
    }
    choices.values().forEach(links -> add(method, links));
  }

  /** A call to another application is one of what it has for that operation. */
  private void enterOperation(MeshMethod method) {
    List<MeshLink> links =
        methods.served(method).stream().map(own -> MeshLink.join(method, own)).toList();
    if (!links.isEmpty()) {
      add(method, links);
    }
  }

  /**
   * What nothing reaches begins in its application. Of a cycle that nothing reaches, something
   * must.
   */
  private void findStarts() {
    methods.all().stream().filter(method -> !called.contains(method)).forEach(this::begin);
    methods.all().stream().filter(method -> !reached.contains(method)).forEach(this::begin);
  }

  private void begin(MeshMethod method) {
    MeshMethod start = starts.computeIfAbsent(method.application(), MeshMethod::start);
    add(start, List.of(MeshLink.begin(start, method)));
    Deque<MeshMethod> left = new ArrayDeque<>(List.of(method));
    while (!left.isEmpty()) {
      MeshMethod next = left.remove();
      if (reached.add(next)) {
        left.addAll(next(next));
      }
    }
  }

  private void add(MeshMethod from, List<MeshLink> choices) {
    sites.computeIfAbsent(from, method -> new ArrayList<>()).add(new MeshSite(choices));
    choices.forEach(link -> called.add(link.to()));
  }

  /** What begins in each application, by its name. */
  Collection<MeshMethod> starts() {
    return starts.values();
  }

  /** Where a method makes calls. */
  List<MeshSite> sites(MeshMethod method) {
    return sites.getOrDefault(method, List.of());
  }

  /** What a method leads to. */
  List<MeshMethod> next(MeshMethod method) {
    return sites(method).stream()
        .flatMap(site -> site.choices().stream())
        .map(MeshLink::to)
        .toList();
  }

  /** All methods, those together that lead to each other. */
  StrongComponents<MeshMethod> components() {
    return new StrongComponents<>(starts(), this::next);
  }
}
