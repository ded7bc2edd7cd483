package ai.datapunk.weft.requirement;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Weft needs on the class path, looked at when it starts: a Prometheus client and an SLF4J
 * that are new enough, and all jars of the client of one version. What is wrong is logged once,
 * with what was found, where, and the way out. Costs calls nothing. Thread-safe.
 */
public final class Requirements {

  /** The lowest version of the Prometheus client. */
  public static final String LOWEST_CLIENT = "1.1.0";

  /** The lowest version of SLF4J. */
  public static final String LOWEST_SLF4J = "2.0.0";

  private static final Logger LOG = LoggerFactory.getLogger(Requirements.class);
  private static final Requirements SHARED = new Requirements(Requirements.class.getClassLoader());

  /** It came with {@link #LOWEST_CLIENT}, and with it that a collector may give nothing. */
  private static final String SINCE_LOWEST_CLIENT =
      "io.prometheus.metrics.model.registry.PrometheusScrapeRequest";

  private static final String SINCE_LOWEST_SLF4J = "org.slf4j.spi.LoggingEventBuilder";

  private static final String CLIENTS_WAY_OUT =
      " Weft works with "
          + LOWEST_CLIENT
          + " and later, all jars of one version: with Maven, import"
          + " io.prometheus:prometheus-metrics-bom under dependencyManagement; with Spring Boot, set"
          + " the property prometheus-client.version.";

  private final ClassLoader loader;
  private boolean looked;
  private boolean mixtureLookedFor;

  /** What is wrong; null unless Weft cannot work. Guarded by this, as all here. */
  private @Nullable String unmet;

  Requirements(ClassLoader loader) {
    this.loader = loader;
  }

  /** Those of this JVM. */
  public static Requirements shared() {
    return SHARED;
  }

  /**
   * Looks for what is missing or too old.
   *
   * @throws RequirementException if Weft cannot work, which is logged the first time
   */
  public synchronized void check() {
    if (!looked) {
      looked = true;
      String wrong = missing();
      if (wrong != null) {
        refuse(wrong, null);
      }
    }
    if (unmet != null) {
      throw new RequirementException(unmet);
    }
  }

  /**
   * Has something made that works with the client.
   *
   * @throws RequirementException if it cannot be made with the libraries that are there
   */
  public <T> T meet(Supplier<T> made) {
    check();
    try {
      T result = made.get();
      tellOfMixture();
      return result;
    } catch (LinkageError fault) {
      throw broken(fault);
    }
  }

  /**
   * What to throw where the client does not work; logged the first time.
   *
   * @throws LinkageError the very same, if it has nothing to do with the client
   */
  public synchronized RequirementException broken(LinkageError fault) {
    if (!isOfClient(fault)) {
      throw fault;
    }
    if (unmet == null) {
      String mixture = mixture();
      String wrong = mixture == null ? "The Prometheus client does not work." : mixture;
      refuse(wrong + CLIENTS_WAY_OUT, fault);
    }
    return new RequirementException(Objects.requireNonNull(unmet));
  }

  private static boolean isOfClient(Throwable fault) {
    for (Throwable each = fault; each != null; each = each.getCause()) {
      if (String.valueOf(each.getMessage()).replace('/', '.').contains("io.prometheus.metrics")) {
        return true;
      }
    }
    return false;
  }

  private void refuse(String wrong, @Nullable Throwable fault) {
    String text = "Weft does nothing: calls go on unguarded and unrecorded. " + wrong;
    unmet = text;
    LOG.error(text, fault);
  }

  private @Nullable String missing() {
    if (!isThere(SINCE_LOWEST_SLF4J)) {
      return "SLF4J is too old: "
          + LibraryJar.of(loader, Logger.class.getName(), "org.slf4j", "slf4j-api")
          + ". Weft works with "
          + LOWEST_SLF4J
          + " and later.";
    }
    if (isThere(SINCE_LOWEST_CLIENT)) {
      return null;
    }
    LibraryJar model = ClientJars.model(loader);
    return (model == null
            ? "There is no Prometheus client: prometheus-metrics-model is missing."
            : "The Prometheus client is too old: " + model + ".")
        + CLIENTS_WAY_OUT;
  }

  private boolean isThere(String type) {
    try {
      Class.forName(type, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }

  private synchronized void tellOfMixture() {
    if (!mixtureLookedFor) {
      mixtureLookedFor = true;
      String mixture = mixture();
      if (mixture != null) {
        LOG.error("{} Calls are recorded, but a scrape may fail.{}", mixture, CLIENTS_WAY_OUT);
      }
    }
  }

  private @Nullable String mixture() {
    String mixture = ClientJars.of(loader).mixture();
    return mixture == null
        ? null
        : "The jars of the Prometheus client are not of one version: " + mixture + ".";
  }
}
