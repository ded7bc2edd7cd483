package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricNamingTest {

  @ParameterizedTest
  @CsvSource({
    "stream_lag_seconds,SECONDS",
    "worker_busy_seconds_total,SECONDS",
    "upload_size_bytes,BYTES",
    "read_bytes_total,BYTES",
    "cache_hit_ratio,RATIO",
    "events_processed_total,NUMBER",
    "seconds,NUMBER",
    "queue_size,NUMBER"
  })
  void theNameSaysTheUnit(String name, HistogramUnit unit) {
    assertThat(MetricNaming.unit(name)).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource({
    "COUNTER,storage_operations_total",
    "COUNTER,cache_evictions_total",
    "COUNTER,auth_failures_total",
    "COUNTER,inference_requests_total",
    "GAUGE,stream_lag_seconds",
    "GAUGE,cache_hit_ratio",
    "GAUGE,etl_job_status",
    "GAUGE,lake_queue_current",
    "HISTOGRAM,model_latency_seconds",
    "HISTOGRAM,vector_search_duration_seconds",
    "INFO,stream_runtime_info"
  })
  void thePlatformsNamesAreRight(MetricType type, String name) {
    assertThat(MetricNaming.fault(type, name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "COUNTER,storage_operations",
    "COUNTER,storage_total_total",
    "GAUGE,queue_total",
    "GAUGE,queue_info",
    "HISTOGRAM,latency_bucket",
    "HISTOGRAM,latency_ms",
    "HISTOGRAM,size_mb",
    "GAUGE,hits_percent",
    "INFO,runtime",
    "GAUGE,queue__size",
    "GAUGE,_queue",
    "GAUGE,Queue",
    "GAUGE,1_queue",
    "COUNTER,retry_attempts_total"
  })
  void otherNamesAreNot(MetricType type, String name) {
    assertThat(MetricNaming.fault(type, name)).isPresent();
  }

  @Test
  void standardMetricsHaveTheirLabelsInAnyOrder() {
    assertThat(
            MetricNaming.faultInLabels(
                MetricType.COUNTER, "events_processed_total", List.of("status", "type")))
        .isEmpty();
    assertThat(
            MetricNaming.faultInLabels(
                MetricType.GAUGE, "events_processed_total", List.of("status", "type")))
        .isPresent();
    assertThat(MetricNaming.faultInLabels(MetricType.COUNTER, "events_processed_total", List.of()))
        .isPresent();
  }
}
