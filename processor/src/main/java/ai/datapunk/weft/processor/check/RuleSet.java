package ai.datapunk.weft.processor.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Rules that belong together, by what they look at. Immutable; the chained methods return a new set
 * each.
 *
 * @param methods rules on methods that something is recorded of
 * @param setMethods rules on methods of metric sets
 * @param bareMethods rules on methods that nothing is recorded of, where most of what could be said
 *     would change nothing
 * @param classes rules on a class as a whole
 * @param modules rules on all classes together
 * @param graphs rules on who calls whom
 */
public record RuleSet(
    List<MethodRule> methods,
    List<MethodRule> setMethods,
    List<MethodRule> bareMethods,
    List<ClassRule> classes,
    List<ModuleRule> modules,
    List<GraphRule> graphs) {

  /** Without rules: where every set begins. */
  public static final RuleSet NONE =
      new RuleSet(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Makes the lists unmodifiable. */
  public RuleSet {
    methods = List.copyOf(methods);
    setMethods = List.copyOf(setMethods);
    bareMethods = List.copyOf(bareMethods);
    classes = List.copyOf(classes);
    modules = List.copyOf(modules);
    graphs = List.copyOf(graphs);
  }

  /** With these rules on methods that something is recorded of. */
  public RuleSet ofMethods(MethodRule... rules) {
    return new RuleSet(List.of(rules), setMethods, bareMethods, classes, modules, graphs);
  }

  /** With these rules on methods of metric sets. */
  public RuleSet ofSetMethods(MethodRule... rules) {
    return new RuleSet(methods, List.of(rules), bareMethods, classes, modules, graphs);
  }

  /** With these rules on methods that nothing is recorded of. */
  public RuleSet ofBareMethods(MethodRule... rules) {
    return new RuleSet(methods, setMethods, List.of(rules), classes, modules, graphs);
  }

  /** With these rules on a class as a whole. */
  public RuleSet ofClasses(ClassRule... rules) {
    return new RuleSet(methods, setMethods, bareMethods, List.of(rules), modules, graphs);
  }

  /** With these rules on all classes together. */
  public RuleSet ofModules(ModuleRule... rules) {
    return new RuleSet(methods, setMethods, bareMethods, classes, List.of(rules), graphs);
  }

  /** With these rules on who calls whom. */
  public RuleSet ofGraphs(GraphRule... rules) {
    return new RuleSet(methods, setMethods, bareMethods, classes, modules, List.of(rules));
  }

  /** All rules of several sets, in the order of the sets. */
  static RuleSet join(RuleSet... sets) {
    RuleSet all = NONE;
    for (RuleSet set : sets) {
      all =
          new RuleSet(
              joined(all.methods, set.methods),
              joined(all.setMethods, set.setMethods),
              joined(all.bareMethods, set.bareMethods),
              joined(all.classes, set.classes),
              joined(all.modules, set.modules),
              joined(all.graphs, set.graphs));
    }
    return all;
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
