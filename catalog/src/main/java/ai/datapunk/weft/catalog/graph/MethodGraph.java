package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.CatalogCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
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
  private final Map<MeshMethod, List<MeshLink>> links = new HashMap<>();
  private final Map<MeshMethod, List<MeshLink>> callers = new HashMap<>();
  private final Set<MeshMethod> reached = new HashSet<>();

  MethodGraph(MeshMethods methods) {
    this.methods = methods;
    followCalls();
    enterOperations();
    findStarts();
    enterApplications();
  }

  private void followCalls() {
    for (MeshMethod method : methods.all()) {
      for (CatalogCall call : method.calls()) {
        MeshMethod called = methods.called(method.application(), call.callee());
        add(MeshLink.of(method, called, call));
      }
    }
  }

  private void enterOperations() {
    for (MeshMethod method : methods.all()) {
      if (methods.leaves(method)) {
        methods.own(method.node()).forEach(own -> add(MeshLink.join(method, own)));
      }
    }
  }

  /**
   * What nothing reaches begins in its application. Of a circle that nothing reaches, something
   * must.
   */
  private void findStarts() {
    methods.all().stream().filter(method -> to(method).isEmpty()).forEach(this::begin);
    methods.all().stream().filter(method -> !reached.contains(method)).forEach(this::begin);
  }

  private void begin(MeshMethod method) {
    add(MeshLink.begin(start(method.application()), method));
    Deque<MeshMethod> left = new ArrayDeque<>(List.of(method));
    while (!left.isEmpty()) {
      MeshMethod next = left.remove();
      if (reached.add(next)) {
        from(next).forEach(link -> left.add(link.to()));
      }
    }
  }

  /** An operation that an application is not known to have may lead to all that begins in it. */
  private void enterApplications() {
    for (MeshMethod method : methods.all()) {
      if (methods.leaves(method) && methods.own(method.node()).isEmpty()) {
        add(MeshLink.join(method, start(method.node().service())));
      }
    }
  }

  private MeshMethod start(String application) {
    return starts.computeIfAbsent(application, MeshMethod::start);
  }

  private void add(MeshLink link) {
    links.computeIfAbsent(link.from(), method -> new ArrayList<>()).add(link);
    callers.computeIfAbsent(link.to(), method -> new ArrayList<>()).add(link);
  }

  /** What begins in each application, by its name. */
  Collection<MeshMethod> starts() {
    return starts.values();
  }

  /** Where a method leads to. */
  List<MeshLink> from(MeshMethod method) {
    return links.getOrDefault(method, List.of());
  }

  /** What leads to a method. */
  List<MeshLink> to(MeshMethod method) {
    return callers.getOrDefault(method, List.of());
  }
}
