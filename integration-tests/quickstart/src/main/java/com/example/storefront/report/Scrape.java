package com.example.storefront.report;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What {@code /metrics} served at one moment. */
public final class Scrape {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final List<Sample> samples;

  private Scrape(List<Sample> samples) {
    this.samples = samples;
  }

  /** Fetches and reads the page. */
  public static Scrape of(URI metrics) throws IOException, InterruptedException {
    return parse(text(metrics));
  }

  /** Fetches the page as it is. */
  public static String text(URI metrics) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(5)).build();
    HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(metrics + " answered " + response.statusCode());
    }
    return response.body();
  }

  /** Reads Prometheus' text format. */
  public static Scrape parse(String text) {
    return new Scrape(Sample.parseAll(text));
  }

  /** All samples, in the order of the page. */
  public List<Sample> samples() {
    return samples;
  }

  /** The samples of this name that have these labels, and perhaps more. */
  public List<Sample> samples(String name, Map<String, String> labels) {
    return samples.stream().filter(s -> s.name().equals(name) && s.has(labels)).toList();
  }

  /** All samples of this name. */
  public List<Sample> samples(String name) {
    return samples(name, Map.of());
  }

  /** The sum over the samples of this name that have these labels; 0 where there are none. */
  public double sum(String name, Map<String, String> labels) {
    return samples(name, labels).stream().mapToDouble(Sample::value).sum();
  }

  /** The histogram of this name, added up over the series that have these labels. */
  public Histogram histogram(String name, Map<String, String> labels) {
    return Histogram.of(samples(name + "_bucket", labels), sum(name + "_sum", labels));
  }
}
