package ai.datapunk.weft.monitoring.dashboards;

/** What metrics of the virtual machine and its process are called. */
enum JvmNames {
  /** As Prometheus' own client has them, which Weft's are those of. */
  CLIENT(
      "jvm_gc_collection_seconds_sum",
      "gc",
      "jvm_memory_pool_collection_used_bytes",
      "jvm_threads_current",
      "jvm_threads_state",
      "process_open_fds",
      "jvm_classes_currently_loaded"),
  /** As Micrometer has them. */
  MICROMETER(
      "jvm_gc_pause_seconds_sum",
      "action",
      "jvm_gc_live_data_size_bytes",
      "jvm_threads_live_threads",
      "jvm_threads_states_threads",
      "process_files_open_files",
      "jvm_classes_loaded_classes");

  /** The seconds that garbage collection takes. */
  final String collecting;

  /** The label that says which collection it is. */
  final String collector;

  /** What is left in memory after collections. */
  final String afterCollections;

  /** How many threads there are. */
  final String threads;

  /** The same by their state. */
  final String threadsByState;

  /** How many file descriptors are open. */
  final String files;

  /** How many classes are loaded. */
  final String classes;

  JvmNames(
      String collecting,
      String collector,
      String afterCollections,
      String threads,
      String threadsByState,
      String files,
      String classes) {
    this.collecting = collecting;
    this.collector = collector;
    this.afterCollections = afterCollections;
    this.threads = threads;
    this.threadsByState = threadsByState;
    this.files = files;
    this.classes = classes;
  }
}
