package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.CatalogCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

  MethodGraph(MeshMethods methods) {
    this.methods = methods;
    methods.all().forEach(this::followCalls);
    methods.all().forEach(this::enterOperation);
    findStarts();
  }

  private void followCalls(MeshMethod method) {
    for (List<CatalogCall> choices : Choices.of(method.calls())) {
      List<MeshLink> links = new ArrayList<>();
      for (CatalogCall call : choices) {
        MeshMethod callee = methods.called(method.application(), call.callee());
        links.add(MeshLink.of(method, callee, call));
      }
      add(method, links);
    }
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
   * What nothing leads to begins in its application. Of methods that lead to each other, and that
   * nothing else leads to, something must: the first one.
   */
  private void findStarts() {
    List<MeshMethod> all = methods.all();
    StrongComponents<MeshMethod> components = new StrongComponents<>(all, this::next);
    Set<Integer> done = new HashSet<>();
    for (MeshMethod method : all) {
      for (MeshMethod called : next(method)) {
        if (!components.together(method, called)) {
          done.add(components.place(called));
        }
      }
    }
    for (MeshMethod method : all) {
      if (done.add(components.place(method))) {
        begin(method);
      }
    }
  }

  private void begin(MeshMethod method) {
    MeshMethod start = starts.computeIfAbsent(method.application(), MeshMethod::start);
    add(start, List.of(MeshLink.begin(start, method)));
  }

  private void add(MeshMethod from, List<MeshLink> choices) {
    sites.computeIfAbsent(from, method -> new ArrayList<>()).add(new MeshSite(choices));
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
