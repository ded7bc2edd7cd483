/** Reads, writes, compares and draws the catalogs that the compiler makes. */
module ai.datapunk.weft.catalog {
  requires transitive ai.datapunk.weft.contract;
  requires com.google.gson;
  requires static org.jspecify;

  exports ai.datapunk.weft.catalog;
  exports ai.datapunk.weft.catalog.arguments;
  exports ai.datapunk.weft.catalog.graph;
}
