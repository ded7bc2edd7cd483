package ai.datapunk.weft.monitoring.layouts;

import ai.datapunk.weft.monitoring.access.NeededFile;
import java.util.List;

/** A server that others read from: over TLS, and who asks has to have a password. */
public final class ReadServer {

  /** What it is started with for that. */
  public static final String OPTION = "--web.config.file=secrets/web.yml";

  private ReadServer() {}

  /** The files that it needs for that. */
  public static List<NeededFile> needed() {
    return List.of(
        NeededFile.secret("secrets/web.yml", "who may read from it, as below"),
        new NeededFile("secrets/server.crt", "its certificate", false),
        NeededFile.secret("secrets/server.key", "the key of that certificate"));
  }

  /** How the file of who may read from it looks. */
  public static String shown() {
    return """
        `secrets/web.yml` names the other two, which count from where it is, and has the password's hash, as
        `htpasswd -nBC 10 prometheus` prints it behind the colon:

        ```yaml
        tls_server_config:
          cert_file: server.crt
          key_file: server.key
        basic_auth_users:
          prometheus: "$2y$10$..."
        ```
        """;
  }
}
