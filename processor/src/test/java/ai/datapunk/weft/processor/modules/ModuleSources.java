package ai.datapunk.weft.processor.modules;

import static ai.datapunk.weft.processor.testing.Sources.IMPORT;

/** Sources of modules: one class, with one annotated method. */
final class ModuleSources {

  private ModuleSources() {}

  /** A class that records {@code lake_store_seconds}, labelled with its parameter. */
  static String metric(String name, String attributes, String parameter) {
    return IMPORT
        + """
        class %s {
          @Timed(metric = "lake_store_seconds", help = "h"%s)
          void store(@Label("kind") %s) {}
        }
        """
            .formatted(name, attributes, parameter);
  }

  /** A class that guards calls of the service {@code inventory}. */
  static String breaker(String name, int trialCalls) {
    return IMPORT
        + """
        class %s {
          @CircuitGuarded(service = "inventory", trialCalls = %d) void fetch() {}
        }
        """
            .formatted(name, trialCalls);
  }
}
