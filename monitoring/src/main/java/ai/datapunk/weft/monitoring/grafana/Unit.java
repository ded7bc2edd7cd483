package ai.datapunk.weft.monitoring.grafana;

/** What a number is, by the ids that Grafana has for it. */
public enum Unit {
  /** A number of things. */
  NUMBER("short"),
  /** A share, from 0 to 1, shown in percent. */
  SHARE("percentunit"),
  /** A duration. */
  SECONDS("s"),
  /** Calls, attempts and errors in a second. */
  PER_SECOND("ops"),
  /** HTTP requests in a second. */
  REQUESTS("reqps"),
  /** Bytes, by powers of 1024. */
  BYTES("bytes");

  private final String id;

  Unit(String id) {
    this.id = id;
  }

  /** As Grafana has it. */
  public String id() {
    return id;
  }
}
