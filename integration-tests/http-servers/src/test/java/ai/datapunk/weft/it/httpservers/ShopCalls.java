package ai.datapunk.weft.it.httpservers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.httpservers.ServletContainer.Version;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;

/** Calls in each way. */
final class ShopCalls extends Calls {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=x";
  private static final String PARTS =
      "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";

  ShopCalls(Client client, String application, Version container) {
    super(client, application, container);
  }

  @Override
  void makeAll() throws IOException, InterruptedException {
    readBodies();
    answerLater();
    fail();
    findTemplates();
    findSpringsTemplates();
    client.abandon(application + "/orders/17");
    count("POST", application + "/orders/*", 499, 5);
    client.abandon(application + "/parts", MULTIPART, PARTS.substring(0, PARTS.length() - 10));
    count("POST", application + "/parts", 499, 0);
  }

  private void readBodies() throws IOException, InterruptedException {
    check(client.post(application + "/orders/17?a=b", TEXT, "12345"), 201, "read 5");
    count("POST", application + "/orders/*", 201, 5);
    check(client.postChunked(application + "/orders/18", TEXT, "1234567"), 201, "read 7");
    count("POST", application + "/orders/*", 201, 7);
    check(client.post(application + "/text", TEXT, "zwölf €"), 200, "zwölf €");
    count("POST", application + "/text", 200, 10);
    check(client.postChunked(application + "/text", TEXT, "drei 𝄞"), 200, "drei 𝄞");
    count("POST", application + "/text", 200, 9);
    check(client.post(application + "/lines", TEXT, "a\r\nb\r\nc"), 200, "a|b|c");
    count("POST", application + "/lines", 200, 7);
    check(client.postChunked(application + "/lines", TEXT, "a\nb\n"), 200, "a|b");
    count("POST", application + "/lines", 200, 4);
    check(client.post(application + "/form", FORM, "name=joe"), 200, "for joe");
    count("POST", application + "/form", 200, 8);
    check(client.get(application + "/form?name=ann"), 200, "for ann");
    count("GET", application + "/form", 200, 0);
    check(client.post(application + "/parts", MULTIPART, PARTS), 200, "1 part");
    count("POST", application + "/parts", 200, PARTS.length());
    check(client.post(application + "/async-read", TEXT, "12345678"), 200, "read 8");
    count("POST", application + "/async-read", 200, 8);
    check(client.postChunked(application + "/async-read", TEXT, "123"), 200, "read 3");
    count("POST", application + "/async-read", 200, 3);
  }

  private void answerLater() throws IOException, InterruptedException {
    check(client.get(application + "/async"), 202, "late");
    count("GET", application + "/async", 202, 0);
    check(client.get(application + "/async-dispatch"), 200, "ok");
    count("GET", application + "/async-dispatch", 200, 0);
    check(client.get(application + "/async-twice"), 202, "late");
    count("GET", application + "/async-twice", 202, 0);
    checkStatus(client.get(application + "/async-timeout"), 500);
    count("GET", application + "/async-timeout", 500, 0);
    checkStatus(client.get(application + "/async-fails"), 500);
    count("GET", application + "/async-fails", 500, 0);
  }

  private void fail() throws IOException, InterruptedException {
    checkStatus(client.get(application + "/fails"), 500);
    count("GET", application + "/fails", 500, 0);
    try {
      checkStatus(client.get(application + "/fails-late"), 203);
    } catch (IOException cutOff) {
      assertThat(cutOff).isNotNull();
    }
    count("GET", application + "/fails-late", 203, 0);
    checkStatus(client.get(application + "/unavailable"), 503);
    count("GET", application + "/unavailable", 503, 0);
    check(client.get(application + "/refused"), 403, "not for you");
    count("GET", application + "/refused", 403, 0);
    int malformed = OwnStatus.OF_A_MALFORMED_PARAMETER.in(container);
    assertThat(client.getRaw(application + "/form?name=%zz"))
        .startsWith("HTTP/1.1 " + malformed + " ");
    count("GET", application + "/form", malformed, 0);
    int tooLarge = OwnStatus.OF_A_PART_TOO_LARGE.in(container);
    checkStatus(client.post(application + "/small-parts", MULTIPART, PARTS), tooLarge);
    count("POST", application + "/small-parts", tooLarge, 0);
  }

  private void findTemplates() throws IOException, InterruptedException {
    check(client.get(application + "/forwards"), 200, "ok");
    count("GET", application + "/forwards", 200, 0);
    check(client.get(application + "/routed/7"), 200, "ok");
    count("GET", application + "/routed/{id}", 200, 0);
    check(client.get(application + "/routed/wrong"), 200, "ok");
    count("GET", application + "/routed/*", 200, 0);
    check(client.get(application + "/a.page"), 200, "ok");
    count("GET", application + "/*.page", 200, 0);
    check(client.get(application + "/"), 200, "ok");
    count("GET", application + "/", 200, 0);
    // As a client may write the application's own path.
    String encoded = "/%" + Integer.toHexString(application.charAt(1)) + application.substring(2);
    check(client.get(encoded + "/orders/1"), 200, "ok");
    count("GET", application + "/orders/*", 200, 0);
    checkStatus(client.get(application + "/nowhere/joe@shop.example"), 404);
    count("GET", "unmatched", 404, 0);
    check(client.send("HEAD", application + "/orders/1", BodyPublishers.noBody()), 200, "");
    count("HEAD", application + "/orders/*", 200, 0);
    check(client.send("BREW", application + "/orders/1", BodyPublishers.noBody()), 200, "ok");
    count("other", application + "/orders/*", 200, 0);
  }

  private void findSpringsTemplates() throws IOException, InterruptedException {
    check(client.get(application + "/spring/7"), 200, "a pet");
    count("GET", "/pets/{id}", 200, 0);
    check(client.get(application + "/spring-method"), 200, "all pets");
    count("GET", "/pets", 200, 0);
    check(client.get(application + "/spring-default/joe"), 200, "ok");
    count("GET", application + "/spring-default/*", 200, 0);
    check(client.get(application + "/spring-default/joe*"), 200, "ok");
    count("GET", application + "/spring-default/*", 200, 0);
  }
}
