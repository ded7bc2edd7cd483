package ai.datapunk.weft.benchmarks.build;

import java.util.List;

/**
 * The classes of the project that is built which are not annotated: values, services, parsers and
 * the like, which use each other. In each, {@code %1$d} is the number of its package, {@code %2$d}
 * that of the one before, and {@code %3$d} a number that an edit of the source changes.
 */
final class PlainClasses {

  private PlainClasses() {}

  /** A class of a package: the one of this kind, of which there are nine. */
  static String source(int kind, int packageNumber, int edit) {
    return "package shop.p%d;\n\n".formatted(packageNumber)
        + "import java.time.*;\nimport java.util.*;\nimport java.util.function.*;\n"
        + "import java.util.stream.*;\n\n"
        + KINDS.get(kind).text().formatted(packageNumber, Math.max(0, packageNumber - 1), edit);
  }

  /** The name of the class of this kind. */
  static String name(int kind) {
    return KINDS.get(kind).name();
  }

  private record Kind(String name, String text) {}

  private static final String ORDER =
      """
      public record Order(String id, List<String> items, Status status, Instant placed) {
        public Order {
          Objects.requireNonNull(id);
          items = List.copyOf(items);
          if (items.size() > 1000 + %3$d) {
            throw new IllegalArgumentException("too many items in " + id);
          }
        }

        public boolean isOlderThan(Duration age, Clock clock) {
          return placed.plus(age).isBefore(clock.instant());
        }

        public Order with(Status next) {
          return new Order(id, items, next, placed);
        }
      }
      """;

  private static final String STATUS =
      """
      public enum Status {
        OPEN, PAID, SENT, CLOSED;

        public Status next() {
          return switch (this) {
            case OPEN -> PAID;
            case PAID -> SENT;
            case SENT, CLOSED -> CLOSED;
          };
        }

        public static Optional<Status> of(String text) {
          return Arrays.stream(values()).filter(s -> s.name().equalsIgnoreCase(text)).findFirst();
        }
      }
      """;

  private static final String REPOSITORY =
      """
      public interface Repository {
        Optional<Order> find(String id);

        List<Order> all();

        void save(Order order);

        default Map<Status, Long> countByStatus() {
          return all().stream().collect(Collectors.groupingBy(Order::status, TreeMap::new, Collectors.counting()));
        }
      }
      """;

  private static final String MEMORY =
      """
      public class MemoryRepository implements Repository {
        private final Map<String, Order> orders = new LinkedHashMap<>(16 + %3$d);

        @Override
        public synchronized Optional<Order> find(String id) {
          return Optional.ofNullable(orders.get(id));
        }

        @Override
        public synchronized List<Order> all() {
          return new ArrayList<>(orders.values());
        }

        @Override
        public synchronized void save(Order order) {
          Order before = orders.put(order.id(), order);
          if (before != null && before.status().compareTo(order.status()) > 0) {
            orders.put(order.id(), before);
            throw new IllegalStateException(order.id() + " was " + before.status() + " already");
          }
        }
      }
      """;

  private static final String SERVICE =
      """
      public class OrderService {
        private final Repository repository;
        private final Pricing pricing = new Pricing();
        private final shop.p%2$d.Parser parser = new shop.p%2$d.Parser();

        public OrderService(Repository repository) {
          this.repository = repository;
        }

        public List<Order> open(Predicate<Order> wanted) {
          return repository.all().stream()
              .filter(order -> order.status() != Status.CLOSED)
              .filter(wanted)
              .sorted(Comparator.comparing(Order::placed).reversed())
              .limit(100 + %3$d)
              .toList();
        }

        public double total(String id) {
          return repository.find(id).map(pricing::price).orElse(0.0);
        }

        public void advance(String id) {
          Order order = repository.find(id).orElseThrow(() -> new NoSuchElementException(id));
          repository.save(order.with(order.status().next()));
        }

        public Map<String, String> settings(String text) {
          return parser.parse(text);
        }
      }
      """;

  private static final String PRICING =
      """
      public class Pricing {
        private static final double[] STEPS = {1, 0.95, 0.9, 0.85};

        public double price(Order order) {
          double sum = %3$d;
          for (String item : order.items()) {
            int hash = item.hashCode();
            sum += (hash & 0xFF) / 10.0 + (hash >>> 28);
          }
          int step = Math.min(STEPS.length - 1, order.items().size() / 10);
          return Math.round(sum * STEPS[step] * 100) / 100.0;
        }

        public OptionalDouble average(Collection<Order> orders) {
          return orders.stream().mapToDouble(this::price).average();
        }
      }
      """;

  private static final String PARSER =
      """
      public class Parser {
        public Map<String, String> parse(String text) {
          Map<String, String> found = new TreeMap<>();
          int line = %3$d;
          for (String part : text.split("\\n")) {
            line++;
            int at = part.indexOf('=');
            if (part.isBlank() || part.startsWith("#")) {
              continue;
            }
            if (at < 0) {
              throw new IllegalArgumentException("line " + line + ": no value in " + part);
            }
            found.merge(part.substring(0, at).strip(), part.substring(at + 1).strip(), (a, b) -> a + "," + b);
          }
          return found;
        }
      }
      """;

  private static final String REPORT =
      """
      public class Report {
        private final OrderService orders;
        private final StringBuilder text = new StringBuilder();

        public Report(OrderService orders) {
          this.orders = orders;
        }

        public String write() {
          text.setLength(%3$d);
          for (Order order : orders.open(o -> !o.items().isEmpty())) {
            text.append(order.id()).append('\\t');
            text.append(String.format("%%.2f", orders.total(order.id())));
            if (order.status() == Status.OPEN) {
              text.append(" (open)");
            }
            text.append(System.lineSeparator());
          }
          return text.toString();
        }
      }
      """;

  private static final String CACHE =
      """
      public abstract class Cache<K, V> {
        private final Map<K, V> values = new HashMap<>();
        private int hits;
        private int misses;

        protected abstract V load(K key);

        public V get(K key) {
          V value = values.get(key);
          if (value != null) {
            hits++;
            return value;
          }
          misses++;
          V loaded = load(key);
          if (values.size() > 500 + %3$d) {
            Iterator<K> oldest = values.keySet().iterator();
            oldest.next();
            oldest.remove();
          }
          values.put(key, loaded);
          return loaded;
        }

        public double hitRate() {
          int all = hits + misses;
          return all == 0 ? 1 : (double) hits / all;
        }
      }
      """;

  private static final List<Kind> KINDS =
      List.of(
          new Kind("Order", ORDER),
          new Kind("Status", STATUS),
          new Kind("Repository", REPOSITORY),
          new Kind("MemoryRepository", MEMORY),
          new Kind("OrderService", SERVICE),
          new Kind("Pricing", PRICING),
          new Kind("Parser", PARSER),
          new Kind("Report", REPORT),
          new Kind("Cache", CACHE));
}
