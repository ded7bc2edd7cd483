package ai.datapunk.weft.it.httpservers;

import ai.datapunk.weft.it.httpservers.ServletContainer.Version;

/** What is counted where each container has a status of its own. */
enum OwnStatus {
  /** Tomcat 10.1 leaves the parameter out. */
  OF_A_MALFORMED_PARAMETER(400, 200, 400),
  /** Tomcat 10.1 has no status of its own for it. */
  OF_A_PART_TOO_LARGE(400, 500, 413),
  OF_A_PART_THAT_CANNOT_BE_KEPT(400, 500, 500),
  /** The client has 418; where Tomcat 10.1 is about to close the connection, it tells nobody. */
  OF_ASYNC_THAT_THROWS_ANSWERED(418, 500, 418),
  /** Tomcat answers when the time is out. */
  OF_ASYNC_THAT_IS_UNAVAILABLE(503, 500, 500),
  OF_ASYNC_THAT_THROWS_COMPLETED(200, 500, 500),
  OF_ASYNC_THAT_THROWS_DISPATCHED(200, 500, 500),
  /** Jetty looks for the cause. */
  OF_A_CAUSE_THAT_IS_UNAVAILABLE(503, 500, 500),
  OF_A_CAUSE_THAT_IS_UNAVAILABLE_FOR_GOOD(404, 500, 500);

  private final int jetty12;
  private final int tomcat10;
  private final int tomcat11;

  OwnStatus(int jetty12, int tomcat10, int tomcat11) {
    this.jetty12 = jetty12;
    this.tomcat10 = tomcat10;
    this.tomcat11 = tomcat11;
  }

  int in(Version container) {
    return switch (container) {
      case JETTY_12 -> jetty12;
      case TOMCAT_10 -> tomcat10;
      case TOMCAT_11 -> tomcat11;
    };
  }
}
