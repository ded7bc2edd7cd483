package ai.datapunk.weft.it.httpservers;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a request is to be counted.
 *
 * @param path its template
 * @param bytes of its body
 */
record CountedRequest(String method, String path, int status, long bytes) {

  /** The series that these make in an application called {@code shop}, buckets apart. */
  static SortedMap<String, Double> series(List<CountedRequest> requests) {
    SortedMap<String, Double> series = new TreeMap<>();
    requests.stream()
        .collect(groupingBy(Function.identity(), counting()))
        .forEach(
            (request, number) ->
                series.merge(
                    "http_requests_total" + request.labels(",status=\"" + request.status + "\""),
                    (double) number,
                    Double::sum));
    requests.stream()
        .collect(groupingBy(request -> request.labels(""), counting()))
        .forEach(
            (labels, number) -> {
              series.put("http_request_duration_seconds_count" + labels, (double) number);
              series.put("http_request_duration_seconds_sum" + labels, 0.0);
              series.put("http_request_size_bytes_count" + labels, (double) number);
            });
    requests.stream()
        .collect(groupingBy(request -> request.labels(""), summingLong(CountedRequest::bytes)))
        .forEach(
            (labels, bytes) -> series.put("http_request_size_bytes_sum" + labels, (double) bytes));
    return series;
  }

  private String labels(String more) {
    return "{method=\"" + method + "\",path=\"" + path + "\",service=\"shop\"" + more + "}";
  }
}
