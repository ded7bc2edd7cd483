package ai.datapunk.weft.catalog.graph;

import java.util.Optional;
import java.util.stream.Stream;

/** What a graph's nodes are. */
public enum GraphLevel {
  /** Services and applications alone. */
  SERVICES("services"),
  /** The operations of services too. */
  OPERATIONS("operations");

  private final String label;

  GraphLevel(String label) {
    this.label = label;
  }

  /** How it is named in commands and files. */
  public String label() {
    return label;
  }

  /** The one of this label. */
  public static Optional<GraphLevel> of(String label) {
    return Stream.of(values()).filter(level -> level.label.equals(label)).findFirst();
  }
}
