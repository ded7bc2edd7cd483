/**
 * Metric sets to copy: those that a platform's dashboards and alerts ask of a data lake, a stream,
 * a model, a cache, a queue, a log-in and a job, under the names and labels that they ask for. The
 * shop uses {@link com.example.storefront.metrics.StreamMetrics} and {@link
 * com.example.storefront.metrics.PipelineMetrics}.
 */
package com.example.storefront.metrics;
