package ai.datapunk.weft.attempt;

/** When the calls of a method begin and end. */
public enum CallKind {

  /** They end when they return. */
  SYNCHRONOUS,

  /** They end when the future does that they return. */
  FUTURE,

  /** Each subscription to what the method returns is one. */
  PUBLISHER
}
