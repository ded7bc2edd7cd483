package ai.datapunk.weft.benchmarks.compile;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * Classes of ten annotated methods each: every method is timed, some are retried, guarded and load
 * balanced as well. Of three classes, each method of the first calls one of the second through a
 * method that is not annotated, and that one of the third.
 */
final class Sources {

  static final int METHODS = 10;

  private static final int LAYERS = 3;

  /** Of each layer the same number, so that no service calls itself in a circle. */
  private static final int SERVICES = 3 * LAYERS;

  private static final String RETRIED =
      "  @Retried(maxAttempts = 4, delay = \"50ms\", retryOn = java.io.IOException.class)\n";
  private static final String GUARDED = "  @CircuitGuarded(window = \"100 calls\")\n";
  private static final String BALANCED =
      "  @LoadBalanced(strategy = \"least_connections\", maxInstances = 20)\n";

  private static final List<String> ANNOTATIONS =
      List.of(
          "  @Timed\n",
          "  @Timed\n" + RETRIED,
          "  @Timed\n" + GUARDED,
          "  @Timed\n" + RETRIED + GUARDED,
          "  @Timed\n" + RETRIED + GUARDED + BALANCED);

  /** A method with a little to do, as methods that call a service have. */
  private static final String METHOD =
      """
        java.util.List<String> fetch%1$d(%2$s java.net.URI instance, String sku, int many)
            throws java.io.IOException {
          java.util.List<String> lines = new java.util.ArrayList<>();
          for (int i = 0; i < many; i++) {
            String line = instance.resolve(sku + "/" + i).toString();
            if (line.isBlank()) {
              throw new java.io.IOException("nothing at " + line);
            }
            lines.add(line.strip());
          }
          lines.addAll(more%1$d(instance, sku, many));
          lines.sort(java.util.Comparator.comparing(String::length).thenComparing(String::compareTo));
          return lines;
        }

        private java.util.List<String> more%1$d(java.net.URI instance, String sku, int many)
            throws java.io.IOException {
          return %3$s;
        }
      """;

  private static final String NOTHING = "java.util.List.of()";

  private Sources() {}

  /** So many classes. */
  static List<JavaFileObject> of(int classes) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      sources.add(new InMemory("Client" + i, text(i)));
    }
    return sources;
  }

  private static String text(int number) {
    StringBuilder text = new StringBuilder("package shop;\n");
    text.append("import ai.datapunk.weft.annotation.*;\n");
    text.append("@MeshService(\"service%d\")\n".formatted(number % SERVICES));
    text.append("class Client%d {\n".formatted(number));
    for (int method = 0; method < METHODS; method++) {
      String annotations = ANNOTATIONS.get(method % ANNOTATIONS.size());
      String instance = annotations.contains("LoadBalanced") ? "@Instance" : "";
      text.append(annotations).append(METHOD.formatted(method, instance, call(number, method)));
    }
    return text.append("}\n").toString();
  }

  private static String call(int number, int method) {
    return number % LAYERS == LAYERS - 1
        ? NOTHING
        : "many == 0 ? %s : new Client%d().fetch%d(instance, sku, many - 1)"
            .formatted(NOTHING, number + 1, method);
  }

  private static final class InMemory extends SimpleJavaFileObject {

    private final String text;

    InMemory(String name, String text) {
      super(URI.create("memory:///shop/" + name + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
