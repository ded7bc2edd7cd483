package ai.datapunk.weft.metrics;

/** Something that is in flight until it is closed, once. */
@FunctionalInterface
public interface InFlight extends AutoCloseable {

  /** It is in flight no longer. A second call would count another one. */
  @Override
  void close();
}
