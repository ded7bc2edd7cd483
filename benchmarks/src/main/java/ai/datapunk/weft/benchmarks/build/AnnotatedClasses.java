package ai.datapunk.weft.benchmarks.build;

import java.util.List;

/**
 * The annotated classes of the project that is built: clients of a service in five shapes, which
 * between them need each kind of Weft's advice. In each, {@code %1$d} is the class's number, {@code
 * %2$d} that of its package and {@code %3$d} a number that an edit of the source changes.
 */
final class AnnotatedClasses {

  private AnnotatedClasses() {}

  /** The source of a class. */
  static String source(int number, int packageNumber, int edit) {
    return HEADER.formatted(number, packageNumber)
        + SHAPES.get(packageNumber % SHAPES.size()).formatted(number, packageNumber, edit);
  }

  private static final String HEADER =
      """
      package shop.p%2$d;

      import ai.datapunk.weft.annotation.*;
      import java.io.IOException;
      import java.net.URI;
      import java.util.*;
      import java.util.concurrent.CompletableFuture;

      """;

  private static final String RETRIED =
      """
      @MeshService("retried")
      public class Client%1$d {

        private final Map<String, List<String>> answers = new HashMap<>();

        @Timed(operation = "lines%1$d")
        @Retried(maxAttempts = 4, delay = "50ms", operation = "lines%1$d", retryOn = IOException.class)
        public List<String> lines(URI base, String item, int many) throws IOException {
          List<String> lines = new ArrayList<>();
          for (int i = %3$d; i < many; i++) {
            String line = base.resolve(item + "/" + i).toString();
            if (line.isBlank()) {
              throw new IOException("nothing at " + line);
            }
            lines.add(line.strip());
          }
          lines.sort(Comparator.comparing(String::length).thenComparing(String::compareTo));
          answers.put(item, lines);
          return lines;
        }

        @Timed(operation = "known%1$d")
        public boolean known(String item) {
          return answers.containsKey(item);
        }

        @Timed(operation = "forget%1$d")
        public void forget(String item) {
          answers.remove(item);
        }

        public int size() {
          return answers.values().stream().mapToInt(List::size).sum();
        }
      }
      """;

  private static final String BALANCED =
      """
      @MeshService("balanced%1$d")
      public class Client%1$d {

        @Timed(operation = "price%1$d")
        @Retried(operation = "price%1$d", retryOn = IOException.class)
        @CircuitGuarded(window = "100 calls")
        @LoadBalanced(strategy = "least_connections", maxInstances = 20)
        public double price(@Instance URI instance, String item, int many) throws IOException {
          if (instance.getHost() == null) {
            throw new IOException("no host in " + instance);
          }
          double sum = %3$d;
          for (char c : item.toCharArray()) {
            sum += c * many / 100.0;
          }
          return sum;
        }

        @LoadBalanced
        @CircuitGuarded(window = "100 calls")
        public String order(String item, @Instance URI instance) {
          return switch (item.length()) {
            case 0 -> "empty";
            case 1, 2, 3 -> item.toUpperCase(Locale.ROOT);
            default -> instance.resolve(item).toString();
          };
        }
      }
      """;

  private static final String LABELLED =
      """
      @MeshService("labelled")
      public class Client%1$d {

        public enum Kind { BOOK, FILM, SONG }

        private final Deque<String> stored = new ArrayDeque<>();

        @Timed(metric = "store%1$d_seconds", help = "Storing", labels = "tier=hot")
        public void store(@Label("kind") Kind kind, @Label("urgent") boolean urgent, String name) {
          if (urgent) {
            stored.addFirst(kind + name);
          } else {
            stored.addLast(kind + name);
          }
          while (stored.size() > 1000 + %3$d) {
            stored.removeLast();
          }
        }

        @Timed(metric = "find%1$d_seconds", help = "Finding")
        public Optional<String> find(@Label("kind") Kind kind, String name) {
          return stored.stream().filter(s -> s.startsWith(kind.name())).filter(s -> s.endsWith(name)).findFirst();
        }
      }
      """;

  private static final String FALLBACK =
      """
      @MeshService("fallback%1$d")
      public class Client%1$d {

        private final Map<String, Integer> last = new TreeMap<>();

        @Timed(operation = "stock%1$d")
        @CircuitGuarded(window = "30s", fallback = "lastStock")
        public int stock(String item, int warehouse) {
          int stock = Math.floorMod(item.hashCode() * 31 + warehouse, 1000 + %3$d);
          if (stock == 0) {
            throw new IllegalStateException("no stock of " + item);
          }
          last.put(item, stock);
          return stock;
        }

        int lastStock(String item, int warehouse) {
          return last.getOrDefault(item, 0);
        }

        @Timed(operation = "total%1$d")
        public long total() {
          long total = 0;
          for (Map.Entry<String, Integer> entry : last.entrySet()) {
            total += entry.getValue();
          }
          return total;
        }
      }
      """;

  private static final String LATER =
      """
      @Timed
      @MeshService("later%1$d")
      public class Client%1$d {

        @Retried(maxAttempts = 2, delay = "10ms")
        public CompletableFuture<String> ask(String question) {
          return CompletableFuture.supplyAsync(() -> question.repeat(2 + %3$d))
              .thenApply(String::strip)
              .thenCombine(CompletableFuture.completedFuture("!"), String::concat);
        }

        public String askNow(String question) {
          StringBuilder answer = new StringBuilder();
          for (String word : question.split(" ")) {
            answer.append(word.isEmpty() ? "-" : word.substring(1)).append(' ');
          }
          return answer.toString().strip();
        }

        public int count(List<String> words) {
          Set<String> distinct = new HashSet<>(words);
          return distinct.size();
        }
      }
      """;

  private static final List<String> SHAPES = List.of(RETRIED, BALANCED, LABELLED, FALLBACK, LATER);
}
