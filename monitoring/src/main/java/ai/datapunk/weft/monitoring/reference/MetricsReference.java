package ai.datapunk.weft.monitoring.reference;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.consistency.Disagreements;
import ai.datapunk.weft.monitoring.markdown.Markdown;
import ai.datapunk.weft.monitoring.promql.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The page of all metrics, in Markdown: what each is, which labels it has and what they may be,
 * which methods record it, and what one would ask it. One method, label or metric more is one line
 * or one section more.
 */
public final class MetricsReference {

  /** Where it stands in the folder. */
  public static final String FILE = "METRICS.md";

  private static final String ABOUT =
      """
      # Metrics

      What %s to Prometheus, as the compiler knew it.

      Prometheus adds the labels `job`, which is the application, and `instance`, which is one of its processes.
      Where a metric has a label `instance` of its own, that is who was called; Prometheus keeps it as \
      `exported_instance` unless it is told to honor labels.
      """;

  private final Collection<Catalog> catalogs;
  private final SortedMap<String, CatalogMetric> metrics = new TreeMap<>();
  private final SortedMap<String, OwnMetric> own;
  private final SortedMap<String, Query> examples;
  private final List<String> kept;
  private final String requests;
  private final List<String> unread;
  private final StringBuilder page = new StringBuilder();

  private MetricsReference(
      Collection<Catalog> catalogs, List<String> kept, String requests, List<String> unread) {
    this.requests = requests;
    this.catalogs = catalogs;
    this.unread = unread;
    this.kept = kept;
    List<CatalogClass> classes = catalogs.stream().flatMap(c -> c.classes().stream()).toList();
    new Catalog(classes).metrics().forEach(metric -> metrics.put(metric.name(), metric));
    own = OwnMetric.of(catalogs);
    examples = ExampleQuery.ofEach(catalogs);
  }

  /**
   * The text of the page.
   *
   * @param kept labels of all targets that queries are by too
   * @param requests what Micrometer counts requests as where Weft does not; else empty
   * @param unread which other catalogs cannot be read, and why, in sentences
   */
  public static String of(
      Collection<Catalog> catalogs, List<String> kept, String requests, List<String> unread) {
    return new MetricsReference(catalogs, kept, requests, unread).text();
  }

  private String text() {
    page.append(ABOUT.formatted(applications()));
    listed("Of these catalogs nothing is here:", unread);
    listed("The catalogs do not agree:", Disagreements.between(catalogs));
    contents();
    for (Chapter chapter : Chapter.values()) {
      SortedSet<RecordingMethod> methods = methods(chapter);
      if (chapter != Chapter.PROCESSES && !methods.isEmpty()) {
        chapter(chapter, methods);
      }
    }
    own.forEach((name, metric) -> own(metric));
    processes();
    return page.toString();
  }

  private String applications() {
    SortedSet<String> names = new TreeSet<>();
    catalogs.stream()
        .map(Catalog::application)
        .filter(name -> !name.isEmpty())
        .forEach(name -> names.add(Markdown.code(name)));
    return names.isEmpty()
        ? "the application shows"
        : String.join(", ", names) + (names.size() == 1 ? " shows" : " show");
  }

  private void listed(String what, List<String> sentences) {
    if (!sentences.isEmpty()) {
      page.append("\n").append(what).append("\n\n");
      sentences.forEach(line -> page.append("- ").append(Markdown.cell(line)).append('\n'));
    }
  }

  private void contents() {
    page.append("\n| metric | type | unit | means |\n|---|---|---|---|\n");
    for (CatalogMetric metric : metrics.values()) {
      page.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  Markdown.code(metric.name()),
                  metric.type().label(),
                  MetricText.unit(metric.name()),
                  Markdown.cell(help(metric))));
    }
  }

  private static String help(CatalogMetric metric) {
    return MetricText.family(metric.name()).map(Family::help).orElse(metric.help());
  }

  private SortedSet<RecordingMethod> methods(Chapter chapter) {
    SortedSet<RecordingMethod> methods = new TreeSet<>();
    for (Catalog catalog : catalogs) {
      for (CatalogClass type : catalog.classes()) {
        for (CatalogMethod method : type.methods()) {
          Target target = chapter.target(method);
          if (target != null) {
            List<String> values = new ArrayList<>(List.of(target.service()));
            if (!target.operation().isEmpty()) {
              values.add(target.operation());
            }
            methods.add(RecordingMethod.of(catalog.application(), values, type, method));
          }
        }
      }
    }
    return methods;
  }

  private void chapter(Chapter chapter, SortedSet<RecordingMethod> methods) {
    boolean hasOperations = methods.first().values().size() > 1;
    page.append("\n## ").append(chapter.title()).append("\n\n");
    page.append(chapter.methods()).append(" record this:\n\n");
    table(hasOperations ? List.of("service", "operation") : List.of("service"), methods);
    chapter.families().stream()
        .filter(family -> metrics.containsKey(family.metricName()))
        .forEach(this::family);
  }

  private void family(Family family) {
    boolean hasOperations = family.labels().contains("operation");
    page.append("\n### ").append(Markdown.code(family.metricName())).append("\n\n");
    page.append(family.help()).append(' ').append(MetricText.kind(family)).append("\n\n");
    page.append("- ").append(hasOperations ? "`service`, `operation`" : "`service`");
    page.append(": as above\n");
    MetricText.labels(known(family.metricName()), "service", "operation").forEach(page::append);
    example(family.metricName());
  }

  private void own(OwnMetric metric) {
    CatalogMetric known = known(metric.first().name());
    page.append("\n## ").append(Markdown.code(known.name())).append("\n\n");
    page.append(Markdown.cell(known.help())).append(known.help().isEmpty() ? "" : "\n\n");
    page.append(MetricText.kind(known)).append("\n\n");
    List<String> labels = MetricText.labels(known);
    labels.forEach(page::append);
    page.append(labels.isEmpty() ? "" : "\n");
    table(List.of("always"), metric.methods());
    example(known.name());
  }

  /** One that a method records, which is in the catalogs. */
  private CatalogMetric known(String metric) {
    return requireNonNull(metrics.get(metric));
  }

  private void table(List<String> values, SortedSet<RecordingMethod> methods) {
    page.append("| application | ").append(String.join(" | ", values));
    page.append(" | method | source |\n|---|").append("---|".repeat(values.size() + 2));
    page.append('\n');
    methods.forEach(method -> page.append(method.row()));
  }

  private void example(String metric) {
    Query query = requireNonNull(examples.get(metric));
    page.append("\n```promql\n").append(query.keeping(kept).text()).append("\n```\n");
  }

  private void processes() {
    page.append("\n## ").append(Chapter.PROCESSES.title()).append("\n\n");
    page.append(
        """
        Weft itself records what begins with `weft_`, and the rest where the application asks for it. What \
        processes and their virtual machines show besides (`process_…`, `jvm_…`) is the Prometheus client's.
        """);
    if (!requests.isEmpty()) {
      page.append(
          "Requests that are served are Micrometer's to count: %s.\n"
              .formatted(Markdown.code(requests)));
    }
    page.append(
        """

        | metric | type | unit | labels | means |
        |---|---|---|---|---|
        """);
    for (Family family : Chapter.PROCESSES.families()) {
      if (!metrics.containsKey(family.metricName()) && (requests.isEmpty() || !isOfHttp(family))) {
        page.append(MetricText.row(family));
      }
    }
  }

  private static boolean isOfHttp(Family family) {
    return switch (family) {
      case HTTP_REQUESTS, HTTP_REQUEST_DURATION, HTTP_REQUEST_SIZE -> true;
      default -> false;
    };
  }
}
