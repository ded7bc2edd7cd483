package ai.datapunk.weft.monitoring.command;

import ai.datapunk.weft.catalog.arguments.Arguments;
import ai.datapunk.weft.catalog.arguments.CatalogPaths;
import ai.datapunk.weft.catalog.arguments.CommandException;
import ai.datapunk.weft.catalog.arguments.UsageException;
import ai.datapunk.weft.monitoring.dependencies.DependencyQueries;
import ai.datapunk.weft.monitoring.dependencies.PrometheusClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** Which Prometheus is asked, as whom, and of which catalogs. */
final class DependenciesOptions {

  private static final String PROMETHEUS = "--prometheus";
  private static final String RANGE = "--range";
  private static final String TOKEN = "--token-file";
  private static final String USER = "--user";
  private static final String PASSWORD = "--password-file";
  private static final List<String> NAMES = List.of(PROMETHEUS, RANGE, TOKEN, USER, PASSWORD);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long MOST_BYTES = 16L << 20;

  private final Arguments given;
  private final String prometheus;
  private final CatalogPaths catalogs;

  private DependenciesOptions(Arguments given) throws CommandException {
    this.given = given;
    this.prometheus = given.required(PROMETHEUS, "let it be Prometheus' address.");
    this.catalogs = given.catalogs();
  }

  static DependenciesOptions of(List<String> arguments) throws CommandException {
    return new DependenciesOptions(Arguments.of("dependencies", NAMES, arguments));
  }

  CatalogPaths catalogs() {
    return catalogs;
  }

  DependencyQueries queries() throws UsageException {
    try {
      return new DependencyQueries(given.value(RANGE, "5m"));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          RANGE + ": " + e.getMessage() + ". Fix: write how long rates are over, as 5m or 1h.");
    }
  }

  PrometheusClient client() throws CommandException {
    URI address = address();
    String authorization = authorization();
    if (!authorization.isEmpty() && !isPrivate(address)) {
      throw new UsageException(
          "Whoever listens on the way to "
              + address
              + " could read the credentials. Fix: let it be https.");
    }
    return new PrometheusClient(address, authorization, PATIENCE, MOST_BYTES);
  }

  private URI address() throws UsageException {
    try {
      URI address = URI.create(prometheus);
      if (address.getUserInfo() != null) {
        throw new UsageException(
            "Other programs can read a password in --prometheus. Fix: give --user and --password-file.");
      }
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null && address.getQuery() == null) {
        return address;
      }
    } catch (IllegalArgumentException noAddress) {
      // As what is one, but of something else.
    }
    throw new UsageException(
        "'"
            + prometheus
            + "' is not an address. Fix: let --prometheus be as https://prometheus:9090.");
  }

  /** Encrypted, or not leaving this machine. */
  private static boolean isPrivate(URI address) throws CommandException {
    try {
      return "https".equals(address.getScheme())
          || InetAddress.getByName(address.getHost()).isLoopbackAddress();
    } catch (IOException e) {
      throw new CommandException(
          address
              + " cannot be reached: there is no "
              + address.getHost()
              + ". Fix: look at --prometheus.");
    }
  }

  private String authorization() throws CommandException {
    String token = given.value(TOKEN);
    String user = given.value(USER);
    String password = given.value(PASSWORD);
    if ((user == null) != (password == null)
        || (token != null && (user != null || password != null))) {
      throw new UsageException(
          (token == null
                  ? (user == null ? USER : PASSWORD)
                      + " is missing beside "
                      + (user == null ? PASSWORD : USER)
                  : TOKEN + " is given beside " + (user == null ? PASSWORD : USER))
              + ". Fix: give --token-file alone, or --user and --password-file together.");
    }
    if (token != null) {
      return "Bearer " + secret(token);
    }
    if (user == null || password == null) {
      return "";
    }
    byte[] both = (user + ":" + secret(password)).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private static String secret(String file) throws CommandException {
    String text;
    try {
      text = Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new CommandException(
          "Cannot read "
              + FileFault.of(e)
              + ". Fix: name a file that is there and may be read, with the secret in it.");
    }
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new CommandException(
          file + " is empty or has several lines. Fix: let it have the secret alone, on one line.");
    }
    return text;
  }
}
