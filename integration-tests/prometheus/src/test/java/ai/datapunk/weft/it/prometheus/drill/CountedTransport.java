package ai.datapunk.weft.it.prometheus.drill;

import com.example.storefront.Transport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Counts what is sent to each service, which it can make slow. */
final class CountedTransport implements Transport {

  private final Transport http = Transport.http();
  private final Map<String, String> services = new ConcurrentHashMap<>();
  private final Map<String, Integer> delays = new ConcurrentHashMap<>();
  private final Map<String, Long> sent = new ConcurrentSkipListMap<>();

  void name(String service, List<URI> addresses) {
    addresses.forEach(address -> services.put(address.getAuthority(), service));
  }

  void delay(String service, int millis) {
    delays.put(service, millis);
  }

  /** As {@code service=number}, with spaces between them. */
  String counts() {
    return sent.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  @Override
  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    String service = services.get(request.uri().getAuthority());
    sent.merge(service, 1L, Long::sum);
    Thread.sleep(delays.getOrDefault(service, 0));
    return http.send(request);
  }
}
