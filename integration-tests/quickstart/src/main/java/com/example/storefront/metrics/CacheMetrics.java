package com.example.storefront.metrics;

import ai.datapunk.weft.annotation.Amount;
import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.Gauged;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MetricSet;

/** Caches: how much of what is read they have, and what they drop. */
// tag::set[]
@MetricSet
public interface CacheMetrics {

  @Gauged(name = "cache_hit_ratio", help = "Share of reads that the cache answered")
  void read(@Label(value = "cache", max = 20) String cache, long hits, long reads);

  @Counted(name = "cache_evictions_total", help = "Entries dropped to make room for others")
  void evicted(@Label(value = "cache", max = 20) String cache, @Amount long entries);
}
// end::set[]
