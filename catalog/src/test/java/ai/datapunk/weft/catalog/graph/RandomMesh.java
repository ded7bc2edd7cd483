package ai.datapunk.weft.catalog.graph;

import static ai.datapunk.weft.catalog.graph.MethodBuilder.method;
import static ai.datapunk.weft.catalog.graph.SampleMesh.type;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Applications whose methods call each other as a seed says. A class has two methods, which may
 * differ in their parameters alone.
 */
final class RandomMesh {

  private static final List<String> APPLICATIONS = List.of("a", "b", "c");
  private static final List<String> FIRST = List.of("go()", "go(int)", "run(int,int)");
  private static final List<String> SECOND = List.of("go(long)", "run()", "run(int,long)");

  private final Random random;
  private final List<String> signatures = new ArrayList<>();
  private final int methods;
  private final boolean cyclic;

  private RandomMesh(long seed, boolean cyclic) {
    this.random = new Random(seed);
    this.methods = 2 + random.nextInt(cyclic ? 4 : 7);
    this.cyclic = cyclic;
    for (int i = 0; i < methods; i++) {
      signatures.add(any(i % 2 == 0 ? FIRST : SECOND));
    }
  }

  /** Several catalogs; a method calls none that stands before it, unless they are to be cyclic. */
  static List<Catalog> catalogs(long seed, boolean cyclic) {
    return new RandomMesh(seed, cyclic).catalogs();
  }

  private List<Catalog> catalogs() {
    Map<String, List<CatalogClass>> classes = new TreeMap<>();
    for (int i = 0; i < methods; i += 2) {
      classes
          .computeIfAbsent(any(APPLICATIONS), name -> new ArrayList<>())
          .add(i + 1 < methods ? type(name(i), of(i), of(i + 1)) : type(name(i), of(i)));
    }
    List<Catalog> catalogs = new ArrayList<>();
    classes.forEach((name, types) -> catalogs.add(new Catalog(name, types)));
    return catalogs;
  }

  private static String name(int number) {
    return "M" + number / 2;
  }

  private MethodBuilder of(int number) {
    MethodBuilder method = method(signatures.get(number));
    String service = any(List.of("a", "b", "c", "x"));
    String operation = any(List.of("one", "two"));
    if (random.nextBoolean()) {
      method.retried(
          service,
          operation,
          2 + random.nextInt(3),
          any(List.of(0.1, 0.5, 2.0)),
          0,
          random.nextInt(3) == 0 ? any(List.of(1.0, 5.0)) : null);
    } else {
      method.timed(service, operation);
    }
    if (random.nextInt(4) == 0) {
      method.answeringLater();
    }
    for (int other = cyclic ? 0 : number + 1; other < methods; other++) {
      if (random.nextInt(5) < 2) {
        boolean possible = random.nextBoolean();
        method.inLine(random.nextInt(2));
        method.call(name(other), signatures.get(other), possible, one(), one(), one());
      }
    }
    return method;
  }

  private boolean one() {
    return random.nextInt(5) == 0;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
