package ai.datapunk.weft.it.httpservers;

/** A server with applications, until closed. */
interface RunningServer extends AutoCloseable {

  /** Where it listens, on the loopback address. */
  int port();

  @Override
  void close();
}
