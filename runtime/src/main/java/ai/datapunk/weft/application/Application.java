package ai.datapunk.weft.application;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.contract.LabelValues;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * What runs in this process. In the metrics of calls, {@code service} is what is called; in those
 * that an application has of itself, such as {@code service_up} and {@code http_requests_total}, it
 * is this name. Immutable.
 *
 * @param name what others call it by: where its callers name it as their {@code service}, the two
 *     join
 * @param instance tells processes of one name apart
 * @param version of the application; {@code unknown} where nobody says it
 */
public record Application(String name, String instance, String version) {

  /**
   * The application of a configuration. The name is {@code weft.application}, or what the build has
   * named the module with the main class, or the only name that its modules have, else {@code
   * unknown}; the instance {@code weft.instance}, or the host's name and the number of the process;
   * the version {@code weft.application-version}, or what the archive of the main class says it
   * implements.
   *
   * @param loader has the application's classes; null for the system's
   */
  public static Application of(Configuration configuration, @Nullable ClassLoader loader) {
    BuiltApplication built = BuiltApplication.of(loader);
    return new Application(
        configuration.application().or(built::name).orElse(LabelValues.UNKNOWN),
        configuration.instance().orElseGet(Application::thisProcess),
        configuration.version().or(built::version).orElse(LabelValues.UNKNOWN));
  }

  /** The host's name and the number of the process; the latter alone where there is no name. */
  public static String thisProcess() {
    long number = ProcessHandle.current().pid();
    try {
      return InetAddress.getLocalHost().getHostName() + ":" + number;
    } catch (UnknownHostException nameless) {
      return Long.toString(number);
    }
  }
}
