package ai.datapunk.weft.monitoring.command;

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
import java.util.Set;

/** Which Prometheus is asked, as whom, and of which catalogs. */
final class DependenciesOptions {

  private static final String PROMETHEUS = "--prometheus";
  private static final String RANGE = "--range";
  private static final String TOKEN = "--token-file";
  private static final String USER = "--user";
  private static final String PASSWORD = "--password-file";
  private static final Set<String> NAMES = Set.of(PROMETHEUS, RANGE, TOKEN, USER, PASSWORD);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long MOST_BYTES = 16L << 20;

  private final Arguments given;

  private DependenciesOptions(Arguments given) {
    this.given = given;
  }

  static DependenciesOptions of(List<String> arguments) throws UsageException {
    Arguments given = Arguments.of(arguments, NAMES, " of dependencies");
    given.require(PROMETHEUS, "let it be Prometheus' address.");
    return new DependenciesOptions(given);
  }

  List<Path> catalogs() {
    return given.catalogs();
  }

  DependencyQueries queries() throws UsageException {
    try {
      return new DependencyQueries(given.value(RANGE, "5m"));
    } catch (IllegalArgumentException e) {
      throw new UsageException(RANGE + ": " + e.getMessage());
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
    String text = given.value(PROMETHEUS, "");
    try {
      URI address = URI.create(text);
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
        "'" + text + "' is not an address. Fix: let --prometheus be as https://prometheus:9090.");
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
    if ((user == null) != (password == null) || (token != null && user != null)) {
      throw new UsageException(
          "Fix: give --token-file alone, or --user and --password-file together.");
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
          "Cannot read " + file + ": " + e + ". Fix: name a file with nothing else in it.");
    }
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new CommandException(
          file + " is empty or has several lines. Fix: name a file with nothing else in it.");
    }
    return text;
  }
}
