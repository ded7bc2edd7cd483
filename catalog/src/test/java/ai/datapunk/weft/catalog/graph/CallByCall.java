package ai.datapunk.weft.catalog.graph;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogCall;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.RetryWaits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a mesh of {@link RandomMesh}, by making all calls one after the other. What begins
 * and which calls are made it finds by itself; a method's own attempts and waits are the catalog's.
 */
final class CallByCall {

  /** What is drawn as one edge. */
  record Drawn(String from, String to, CallPolicies policies, boolean fallback) {

    static Drawn of(MeshEdge edge) {
      return new Drawn(name(edge.from()), name(edge.to()), edge.policies(), edge.fallback());
    }

    private static String name(MeshNode node) {
      return node.service() + "/" + node.name();
    }
  }

  /** A method of the mesh, each of which is timed or retried. */
  private record Known(String name, String application, CatalogMethod method) {

    Target target() {
      return method.timed() != null ? method.timed() : requireNonNull(method.retry()).target();
    }

    String node() {
      return target().service() + "/" + target().operation();
    }

    boolean isOwn() {
      return target().service().equals(application);
    }

    int attempts() {
      return method.retry() == null ? 1 : RetryWaits.of(method.retry()).attempts();
    }

    double ownWaits() {
      return method.retry() == null ? 0 : RetryWaits.of(method.retry()).most();
    }
  }

  /**
   * One that can be called at a place.
   *
   * @param call null where that is an operation of another application
   */
  private record Choice(Known callee, @Nullable CatalogCall call) {}

  private record Place(boolean fallback, List<Choice> choices) {}

  private final Map<String, Known> methods = new TreeMap<>();
  private final Set<String> applications = new HashSet<>();
  private final Map<Drawn, Long> calls = new HashMap<>();
  private final Map<Drawn, Double> waits = new HashMap<>();
  private boolean cyclic;

  CallByCall(List<Catalog> catalogs) {
    for (Catalog catalog : catalogs) {
      applications.add(catalog.application());
      catalog.classes().forEach(type -> type.methods().forEach(m -> add(catalog, type.name(), m)));
    }
  }

  private void add(Catalog catalog, String type, CatalogMethod method) {
    String name = type + "." + method.signature();
    methods.put(name, new Known(name, catalog.application(), method));
  }

  private Known known(String name) {
    return requireNonNull(methods.get(name));
  }

  /**
   * What nothing calls, and of what call each other without that something else calls them the
   * first one, by application and name.
   */
  Set<String> beginnings() {
    Map<String, Set<String>> reached = new TreeMap<>();
    methods.values().forEach(method -> reached.put(method.name(), reached(method)));
    Set<String> beginnings = new HashSet<>(methods.keySet());
    for (Known method : methods.values()) {
      for (Known caller : methods.values()) {
        boolean there = requireNonNull(reached.get(caller.name())).contains(method.name());
        boolean back = requireNonNull(reached.get(method.name())).contains(caller.name());
        if (there && (!back || isBefore(caller, method))) {
          beginnings.remove(method.name());
        }
      }
    }
    return beginnings;
  }

  private static boolean isBefore(Known one, Known other) {
    return Comparator.comparing(Known::application).thenComparing(Known::name).compare(one, other)
        < 0;
  }

  private Set<String> reached(Known from) {
    Set<String> reached = new HashSet<>();
    List<Known> left = new ArrayList<>(List.of(from));
    while (!left.isEmpty()) {
      for (Place place : places(left.remove(0))) {
        for (Choice choice : place.choices()) {
          if (reached.add(choice.callee().name())) {
            left.add(choice.callee());
          }
        }
      }
    }
    return reached;
  }

  /** Makes one call of each of these. */
  void begin(Collection<String> beginnings) {
    for (String name : beginnings) {
      Known method = known(name);
      call(method, method.application() + "/", false, List.of())
          .forEach((edge, many) -> calls.merge(edge, many, Math::max));
    }
  }

  /** How many calls come across each edge at most. */
  Map<Drawn, Long> calls() {
    return calls;
  }

  /** How long a call across each edge waits at most. */
  Map<Drawn, Double> waits() {
    return waits;
  }

  /** Whether a call of some method comes to one that it has been in: there it goes no further. */
  static boolean isCyclic(List<Catalog> catalogs) {
    CallByCall mesh = new CallByCall(catalogs);
    mesh.begin(mesh.methods.keySet());
    return mesh.cyclic;
  }

  private Map<Drawn, Long> call(Known method, String origin, boolean fallback, List<Known> path) {
    Drawn edge = new Drawn(origin, method.node(), CallPolicies.of(method.method()), fallback);
    waits.merge(edge, wait(method, List.of()), Math::max);
    Map<Drawn, Long> made = new HashMap<>(Map.of(edge, (long) method.attempts()));
    boolean leaves = !method.isOwn() && applications.contains(method.target().service());
    inside(method, leaves ? origin : method.node(), leaves && fallback, path)
        .forEach((inner, many) -> made.merge(inner, many, Long::sum));
    return made;
  }

  private Map<Drawn, Long> inside(Known method, String origin, boolean fallback, List<Known> path) {
    Map<Drawn, Long> made = new HashMap<>();
    if (path.contains(method)) {
      cyclic = true;
      return made;
    }
    for (Place place : places(method)) {
      Map<Drawn, Long> most = new HashMap<>();
      for (Choice choice : place.choices()) {
        Map<Drawn, Long> one =
            choice.call() == null
                ? inside(choice.callee(), choice.callee().node(), false, with(path, method))
                : call(choice.callee(), origin, fallback || place.fallback(), with(path, method));
        one.forEach((edge, many) -> most.merge(edge, many, Math::max));
      }
      long times = place.fallback() ? 1 : method.attempts();
      most.forEach((edge, many) -> made.merge(edge, times * many, Long::sum));
    }
    return made;
  }

  private double wait(Known method, List<Known> path) {
    if (path.contains(method)) {
      return method.ownWaits();
    }
    double each = 0;
    double after = 0;
    for (Place place : places(method)) {
      double longest = 0;
      for (Choice choice : place.choices()) {
        boolean elsewhere = choice.call() != null && choice.call().otherThread();
        if (!elsewhere || method.method().answersLater()) {
          longest = Math.max(longest, wait(choice.callee(), with(path, method)));
        }
      }
      if (place.fallback()) {
        after += longest;
      } else {
        each += longest;
      }
    }
    double all = method.ownWaits() + method.attempts() * each;
    Double limit = method.method().retry() == null ? null : method.method().retry().maxDuration();
    return after + (limit == null ? all : Math.min(all, limit + each));
  }

  private static List<Known> with(List<Known> path, Known method) {
    List<Known> longer = new ArrayList<>(path);
    longer.add(method);
    return longer;
  }

  private List<Place> places(Known method) {
    List<Place> places = new ArrayList<>();
    List<CatalogCall> left = new ArrayList<>(method.method().calls());
    while (!left.isEmpty()) {
      CatalogCall first = left.get(0);
      List<CatalogCall> some = left.stream().filter(call -> isLike(call, first)).toList();
      boolean oneOfThem = some.stream().map(CatalogCall::type).distinct().count() == some.size();
      if (oneOfThem) {
        places.add(place(some));
      } else {
        some.forEach(call -> places.add(place(List.of(call))));
      }
      left.removeAll(some);
    }
    List<Choice> answering =
        methods.values().stream()
            .filter(other -> !method.isOwn() && other.isOwn())
            .filter(other -> other.node().equals(method.node()))
            .map(other -> new Choice(other, null))
            .toList();
    if (!answering.isEmpty()) {
      places.add(new Place(false, answering));
    }
    return places;
  }

  private Place place(List<CatalogCall> calls) {
    return new Place(
        calls.get(0).fallback(),
        calls.stream().map(call -> new Choice(known(call.callee()), call)).toList());
  }

  /** Whether they may be of one interface, or are the same. */
  private static boolean isLike(CatalogCall one, CatalogCall other) {
    boolean bothPossible = one.possible() && other.possible();
    boolean oneLine = one.line() == other.line() && one.fallback() == other.fallback();
    return one.equals(other) || (bothPossible && oneLine && shape(one).equals(shape(other)));
  }

  /** Without the types of parameters. */
  private static String shape(CatalogCall call) {
    return call.method().replaceAll("[a-z]+(?=[,)])", "x");
  }
}
