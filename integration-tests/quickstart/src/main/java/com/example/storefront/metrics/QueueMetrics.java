package com.example.storefront.metrics;

import ai.datapunk.weft.annotation.Gauged;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MetricSet;
import java.util.function.LongSupplier;

/**
 * Queues, as their reader sees them: for a broker that is not scraped itself. A RabbitMQ with its
 * Prometheus plugin has this metric of its own.
 */
// tag::set[]
@MetricSet
public interface QueueMetrics {

  // Its name is older than the pattern.
  @SuppressWarnings("weft:WEFT-137")
  @Gauged(name = "rabbitmq_queue_messages", help = "Messages that wait in the queue")
  void waiting(@Label(value = "queue", max = 40) String queue, LongSupplier messages);
}
// end::set[]
