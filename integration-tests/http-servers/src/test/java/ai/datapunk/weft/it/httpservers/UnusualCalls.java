package ai.datapunk.weft.it.httpservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls a {@link ShopApplication} where the container ends the request, or nobody does, and knows
 * how each call is to be counted.
 */
final class UnusualCalls {

  private static final String TEXT = "text/plain; charset=utf-8";

  private final Client client;
  private final String application;
  private final List<CountedRequest> counted = new ArrayList<>();

  UnusualCalls(Client client, String application) {
    this.client = client;
    this.application = application;
  }

  /** All of them, as they are to be counted. */
  List<CountedRequest> make() throws IOException, InterruptedException {
    include();
    throwAfterStart();
    beUnavailable();
    keepNoParts();
    stream();
    return counted;
  }

  private void include() throws IOException, InterruptedException {
    HttpResponse<String> answer = client.post(application + "/includes", TEXT, "12345");
    assertThat(answer.body()).isEqualTo("read 5");
    // What is included cannot set the status.
    assertThat(answer.statusCode()).isEqualTo(200);
    count("POST", "/includes", 200, 5);
  }

  private void throwAfterStart() throws IOException, InterruptedException {
    String answer = client.getRaw(application + "/async-throws");
    count("GET", "/async-throws", 500, 0);
    // Tomcat 10.1 closes the connection, so nobody can wait for what it would have answered.
    boolean drops = answer.isEmpty();
    assertThat(drops || answer.startsWith("HTTP/1.1 500 ")).as(answer).isTrue();
    assertThat(client.get(application + "/async-throws-answered").statusCode()).isEqualTo(418);
    count("GET", "/async-throws-answered", drops ? 500 : 418, 0);
    asTheClientHasIt("/async-throws-unavailable", 500, 503);
    asTheClientHasIt("/async-throws-completed", 200, 500);
    asTheClientHasIt("/async-throws-dispatched", 200, 500);
  }

  private void beUnavailable() throws IOException, InterruptedException {
    // Jetty looks for the cause.
    asTheClientHasIt("/unavailable-wrapped", 500, 503);
    asTheClientHasIt("/unavailable-wrapped-twice", 500, 404);
  }

  /** The container has nowhere to put them. */
  private void keepNoParts() throws IOException, InterruptedException {
    String parts =
        "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\n1\r\n--x--\r\n";
    HttpResponse<String> answer =
        client.post(application + "/lost-parts", "multipart/form-data; boundary=x", parts);
    assertThat(answer.statusCode()).isIn(400, 500);
    count("POST", "/lost-parts", answer.statusCode(), 0);
  }

  private void asTheClientHasIt(String path, Integer... statuses)
      throws IOException, InterruptedException {
    int status = client.get(application + path).statusCode();
    assertThat(status).as(path).isIn((Object[]) statuses);
    count("GET", path, status, 0);
  }

  private void stream() throws IOException {
    assertThat(client.upgrade(application + "/upgrades")).startsWith("HTTP/1.1 101 ");
    count("GET", "/upgrades", 101, 0);
    for (String path : List.of("/events", "/events-later")) {
      client.leaveAfter(application + path, "data: 1");
      count("GET", path, 200, 0);
    }
  }

  private void count(String method, String path, int status, long bytes) {
    counted.add(new CountedRequest(method, application + path, status, bytes));
  }
}
