package ai.datapunk.weft.it.httpservers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.httpservers.ServletContainer.Version;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Calls of a {@link ShopApplication}, which know how each of them is to be counted. */
abstract class Calls {

  static final String TEXT = "text/plain; charset=utf-8";

  final Client client;
  final String application;
  final Version container;
  private final List<CountedRequest> counted = new ArrayList<>();

  Calls(Client client, String application, Version container) {
    this.client = client;
    this.application = application;
    this.container = container;
  }

  abstract void makeAll() throws IOException, InterruptedException;

  /** All of them, as they are to be counted. */
  final List<CountedRequest> make() throws IOException, InterruptedException {
    makeAll();
    return counted;
  }

  final void count(String method, String path, int status, long bytes) {
    counted.add(new CountedRequest(method, path, status, bytes));
  }

  static void check(HttpResponse<String> answer, int status, String text) {
    assertThat(answer.body()).as("%s", answer.request().uri()).isEqualTo(text);
    checkStatus(answer, status);
  }

  static void checkStatus(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as("%s", answer.request().uri()).isEqualTo(status);
  }
}
