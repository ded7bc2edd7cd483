package ai.datapunk.weft.monitoring.grafana;

/**
 * Colours that those who see few of them can tell apart: of the palette of Okabe and Ito. None is
 * the only one to say something: states have a text, and thresholds a line.
 */
public enum Colour {
  /** All is well. */
  BLUE("#0072B2"),
  /** Neither well nor out. */
  ORANGE("#E69F00"),
  /** Out. */
  VERMILION("#D55E00"),
  /** Nothing to judge. */
  GREY("#999999"),
  /** Something else that is well. */
  SKY("#56B4E9");

  private final String hex;

  Colour(String hex) {
    this.hex = hex;
  }

  String hex() {
    return hex;
  }
}
