package ai.datapunk.weft.monitoring.alertmanager;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.graph.GraphLevel;
import ai.datapunk.weft.catalog.graph.MeshEdge;
import ai.datapunk.weft.catalog.graph.MeshGraph;
import ai.datapunk.weft.catalog.graph.MeshNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who fails with whom, by the calls that the catalogs have. A call whose failure is caught, or for
 * which there is a fallback, or that another thread makes, brings nobody down. Services and
 * applications of one name are one.
 */
final class FailureWays {

  private final SortedMap<String, SortedSet<String>> calls = new TreeMap<>();
  private final NavigableSet<String> applications = new TreeSet<>();
  private final SortedSet<String> called = new TreeSet<>();

  FailureWays(Collection<Catalog> catalogs) {
    catalogs.stream()
        .map(Catalog::application)
        .filter(name -> !name.isEmpty())
        .forEach(applications::add);
    MeshGraph.of(catalogs, GraphLevel.SERVICES).edges().stream()
        .filter(edge -> isNamed(edge.from()) && isNamed(edge.to()))
        .forEach(this::add);
  }

  private static boolean isNamed(MeshNode node) {
    return !node.service().isEmpty();
  }

  private void add(MeshEdge edge) {
    called.add(edge.to().service());
    if (!edge.fallback()
        && !edge.policies().fallback()
        && !edge.handled()
        && !edge.otherThread()
        && !edge.from().equals(edge.to())) {
      calls
          .computeIfAbsent(edge.from().service(), name -> new TreeSet<>())
          .add(edge.to().service());
    }
  }

  /** The applications whose catalogs are there. */
  SortedSet<String> applications() {
    return applications;
  }

  /** Whether somebody calls it, however. */
  boolean isCalled(String application) {
    return called.contains(application);
  }

  /** What an application calls itself, as itself or in one of its services. */
  SortedSet<String> callees(String application) {
    SortedSet<String> reached = reached(application, name -> !applications.contains(name));
    reached.remove(application);
    return reached;
  }

  /** The services of an application that call another of its callees, directly or not. */
  SortedSet<String> between(String application, String callee) {
    Predicate<String> ofNoOther = name -> !applications.contains(name);
    SortedSet<String> between = new TreeSet<>();
    for (String service : callees(application)) {
      if (ofNoOther.test(service)
          && reached(service, ofNoOther).contains(callee)
          && !reaches(callee, service)) {
        between.add(service);
      }
    }
    return between;
  }

  /** An application with all that call it, directly or not, and that it does not call itself. */
  SortedSet<String> upwards(String application) {
    SortedSet<String> up = new TreeSet<>();
    up.add(application);
    for (String name : calls.keySet()) {
      if (reaches(name, application) && !reaches(application, name)) {
        up.add(name);
      }
    }
    return up;
  }

  /** Whether calls lead from one to another, or back to it. */
  boolean reaches(String from, String to) {
    return reached(from, name -> true).contains(to);
  }

  /** What is reached, going on from the first and from those for which that is right. */
  private SortedSet<String> reached(String from, Predicate<String> goesOn) {
    SortedSet<String> reached = new TreeSet<>();
    Deque<String> left = new ArrayDeque<>();
    left.add(from);
    while (!left.isEmpty()) {
      for (String next : calls.getOrDefault(left.remove(), new TreeSet<>())) {
        if (reached.add(next) && goesOn.test(next)) {
          left.add(next);
        }
      }
    }
    return reached;
  }
}
