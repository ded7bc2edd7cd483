package ai.datapunk.weft.guard;

import ai.datapunk.weft.loadbalancer.InstanceSource;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The instance sources that a service has, and which of them is read: the one that is configured,
 * else the application's, else the one that is discovered. Not thread-safe.
 */
final class SourceRanks {

  private @Nullable InstanceSource configured;
  private @Nullable InstanceSource application;
  private @Nullable InstanceSource discovered;

  /** Whether what is configured and discovered may be replaced, each once. */
  private boolean configuredIsOld;

  private boolean discoveredIsOld;

  /**
   * The first that is configured stays: each method of a service says the same.
   *
   * @param source null if none is
   */
  void configured(@Nullable InstanceSource source) {
    if (configured == null || configuredIsOld) {
      configured = source;
      configuredIsOld = false;
    }
  }

  void application(InstanceSource source) {
    application = source;
  }

  /** Lets go of such sources. */
  void letGo(Predicate<Object> gone) {
    application = gone.test(application) ? null : application;
    configured = gone.test(configured) ? null : configured;
    discovered = gone.test(discovered) ? null : discovered;
  }

  /**
   * The first that is discovered stays.
   *
   * @param source null if none is
   */
  void discovered(@Nullable InstanceSource source) {
    if (discovered == null || discoveredIsOld) {
      discovered = source;
      discoveredIsOld = false;
    }
  }

  /**
   * What is discovered is not asked any longer.
   *
   * @param last what stays in its place until something else is discovered; null for nothing
   */
  void endDiscovered(@Nullable List<?> last) {
    discovered = last == null ? null : () -> last;
    discoveredIsOld = true;
  }

  boolean isDiscovered(InstanceSource source) {
    return source == discovered;
  }

  /** What is configured and discovered is to be so again, and stays until it is, or is not. */
  void renew() {
    configuredIsOld = true;
    discoveredIsOld = true;
  }

  boolean areConfigured() {
    return configured != null;
  }

  boolean isOfApplication(InstanceSource source) {
    return configured == null && source == application;
  }

  /** The one to read; null if there is none. */
  @Nullable InstanceSource first() {
    if (configured != null) {
      return configured;
    }
    return application != null ? application : discovered;
  }
}
