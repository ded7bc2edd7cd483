package ai.datapunk.weft.it.httpservers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.httpservers.ServletContainer.Version;
import java.io.IOException;
import java.util.List;

/** Calls where the container ends the request, or nobody does. */
final class UnusualCalls extends Calls {

  UnusualCalls(Client client, String application, Version container) {
    super(client, application, container);
  }

  @Override
  void makeAll() throws IOException, InterruptedException {
    include();
    throwAfterStart();
    beUnavailable();
    keepNoParts();
    stream();
  }

  private void include() throws IOException, InterruptedException {
    // What is included cannot set the status.
    check(client.post(application + "/includes", TEXT, "12345"), 200, "read 5");
    count("POST", application + "/includes", 200, 5);
  }

  private void throwAfterStart() throws IOException, InterruptedException {
    String answer = client.getRaw(application + "/async-throws");
    if (container == Version.TOMCAT_10) {
      // It closes the connection, so nobody can wait for what it would have answered.
      assertThat(answer).isEmpty();
    } else {
      assertThat(answer).startsWith("HTTP/1.1 500 ");
    }
    count("GET", application + "/async-throws", 500, 0);
    checkStatus(client.get(application + "/async-throws-answered"), 418);
    count(
        "GET",
        application + "/async-throws-answered",
        OwnStatus.OF_ASYNC_THAT_THROWS_ANSWERED.in(container),
        0);
    get("/async-throws-unavailable", OwnStatus.OF_ASYNC_THAT_IS_UNAVAILABLE);
    get("/async-throws-completed", OwnStatus.OF_ASYNC_THAT_THROWS_COMPLETED);
    get("/async-throws-dispatched", OwnStatus.OF_ASYNC_THAT_THROWS_DISPATCHED);
  }

  private void beUnavailable() throws IOException, InterruptedException {
    get("/unavailable-wrapped", OwnStatus.OF_A_CAUSE_THAT_IS_UNAVAILABLE);
    get("/unavailable-wrapped-twice", OwnStatus.OF_A_CAUSE_THAT_IS_UNAVAILABLE_FOR_GOOD);
  }

  /** The container has nowhere to put them. */
  private void keepNoParts() throws IOException, InterruptedException {
    String parts =
        "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\n1\r\n--x--\r\n";
    int status = OwnStatus.OF_A_PART_THAT_CANNOT_BE_KEPT.in(container);
    checkStatus(
        client.post(application + "/lost-parts", "multipart/form-data; boundary=x", parts), status);
    count("POST", application + "/lost-parts", status, 0);
  }

  private void get(String path, OwnStatus own) throws IOException, InterruptedException {
    int status = own.in(container);
    checkStatus(client.get(application + path), status);
    count("GET", application + path, status, 0);
  }

  private void stream() throws IOException {
    assertThat(client.upgrade(application + "/upgrades")).startsWith("HTTP/1.1 101 ");
    count("GET", application + "/upgrades", 101, 0);
    for (String path : List.of("/events", "/events-later")) {
      client.leaveAfter(application + path, "data: 1");
      count("GET", application + path, 200, 0);
    }
  }
}
