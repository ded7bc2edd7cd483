package ai.datapunk.weft.monitoring.alertmanager;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogCall;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Fallback;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An application with the calls that it makes, one service after the other. */
final class Calls {

  /** How a call is made. */
  enum Manner {
    PLAIN,
    HANDLED,
    OTHER_THREAD,
    WITH_FALLBACK
  }

  private final String application;
  private final List<CatalogClass> classes = new ArrayList<>();
  private final List<CatalogCall> calls = new ArrayList<>();

  private Calls(String application) {
    this.application = application;
  }

  /** One that answers calls by making those that are named next. */
  static Calls of(String application) {
    return new Calls(application);
  }

  Calls calls(String service) {
    return calls(service, Manner.PLAIN);
  }

  Calls calls(String service, Manner manner) {
    return calls(service, manner, List.of());
  }

  /** By a method that calls others of these in turn. */
  Calls calls(String service, Manner manner, List<String> below) {
    List<CatalogCall> on = below.stream().map(name -> call(name, Manner.PLAIN)).toList();
    Target target = new Target(service, "ask");
    Fallback fallback = manner == Manner.WITH_FALLBACK ? new Fallback(target, "other()") : null;
    classes.add(type(service, target, fallback, on));
    calls.add(call(service, manner));
    return this;
  }

  private CatalogCall call(String service, Manner manner) {
    return new CatalogCall(
        name(service),
        "ask()",
        "Calls.java",
        7,
        false,
        manner == Manner.OTHER_THREAD,
        manner == Manner.HANDLED,
        false);
  }

  private String name(String service) {
    return application + ".To_" + service;
  }

  private CatalogClass type(
      String service, Target target, @Nullable Fallback fallback, List<CatalogCall> below) {
    CatalogMethod method =
        new CatalogMethod(
            "ask()", 7, false, target, null, null, null, null, null, fallback, null, below);
    return new CatalogClass(name(service), "Calls.java", List.of(method));
  }

  Catalog catalog() {
    List<CatalogClass> all = new ArrayList<>(classes);
    all.add(type(application + "_itself", new Target(application, "ask"), null, calls));
    return new Catalog(application, all);
  }
}
