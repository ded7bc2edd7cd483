package ai.datapunk.weft.monitoring.alerts;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.objectives.Objectives;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the catalogs say of what is to be watched: one application, or several. */
public final class Application {

  private final Map<String, Set<String>> labels = new TreeMap<>();
  private final List<Catalog> catalogs;
  private final List<CatalogMethod> methods;

  /** What these catalogs say. */
  public Application(Collection<Catalog> catalogs) {
    this.catalogs = List.copyOf(catalogs);
    methods = catalogs.stream().flatMap(catalog -> catalog.methods().stream()).toList();
    for (Catalog catalog : catalogs) {
      catalog.metrics().forEach(this::add);
    }
  }

  /** Of a metric that several have, only the labels that all of them give it are sure. */
  private void add(CatalogMetric metric) {
    Set<String> known =
        labels.computeIfAbsent(metric.name(), name -> new LinkedHashSet<>(metric.labelNames()));
    known.retainAll(metric.labelNames());
  }

  /** Whether it has a metric of this name. */
  boolean has(String metric) {
    return labels.containsKey(metric);
  }

  /** The series of a metric, with the labels that it has here, or else with these. */
  Series series(String metric, String... usual) {
    return Series.of(metric, labels.getOrDefault(metric, new TreeSet<>(Arrays.asList(usual))));
  }

  /** What its methods are to reach. */
  public Objectives objectives() {
    return Objectives.of(catalogs);
  }

  /** The circuit of each guarded service; of several for one, that which stays open longest. */
  public SortedMap<String, Circuit> circuits() {
    SortedMap<String, Circuit> circuits = new TreeMap<>();
    of(CatalogMethod::circuit)
        .forEach(
            circuit ->
                circuits.merge(
                    circuit.service(), circuit, BinaryOperator.maxBy(most(Circuit::openFor))));
    return circuits;
  }

  /** How each retried operation is retried, as a service and an operation; the most attempts. */
  public SortedMap<String, Retry> retries() {
    SortedMap<String, Retry> retries = new TreeMap<>();
    of(CatalogMethod::retry)
        .forEach(
            retry ->
                retries.merge(
                    retry.target().service() + "." + retry.target().operation(),
                    retry,
                    BinaryOperator.maxBy(most(Retry::maxAttempts))));
    return retries;
  }

  /** Whether the retries of a service have a budget. */
  public boolean hasRetryBudgets() {
    return of(CatalogMethod::retry).anyMatch(retry -> retry.budget() > 0);
  }

  /** The services whose calls are tried again. */
  public Set<String> retriedServices() {
    Set<String> services = new TreeSet<>();
    of(CatalogMethod::retry).forEach(retry -> services.add(retry.target().service()));
    return services;
  }

  /** The services that it calls, and counts the calls of. */
  public Set<String> timedServices() {
    Set<String> services = new TreeSet<>();
    of(CatalogMethod::timed).forEach(target -> services.add(target.service()));
    return services;
  }

  /** How the calls of each balanced service are spread; of several, over most instances. */
  public SortedMap<String, Balance> balances() {
    SortedMap<String, Balance> balances = new TreeMap<>();
    of(CatalogMethod::balance)
        .forEach(
            balance ->
                balances.merge(
                    balance.service(), balance, BinaryOperator.maxBy(most(Balance::maxInstances))));
    return balances;
  }

  /** Whether something answers in the place of calls that fail. */
  public boolean hasFallbacks() {
    return of(CatalogMethod::fallback).findAny().isPresent();
  }

  /** The series of a family, of these services; of all if there are none. */
  static Series of(Family family, Collection<String> services) {
    return of(Series.of(family), services);
  }

  /** Those of these services; all if there are none. */
  static Series of(Series all, Collection<String> services) {
    return services.isEmpty() ? all : all.oneOf("service", services);
  }

  /** Of those that are equal in this, all else decides: not which catalog was named first. */
  private static <T, V extends Comparable<V>> Comparator<T> most(Function<T, V> what) {
    return Comparator.comparing(what).thenComparing(Object::toString);
  }

  private <T> Stream<T> of(Function<CatalogMethod, @Nullable T> part) {
    return methods.stream().map(part).filter(Objects::nonNull);
  }
}
