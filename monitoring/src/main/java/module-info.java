/** Writes alert rules, their tests and runbooks from the catalogs that the compiler makes. */
module ai.datapunk.weft.monitoring {
  requires transitive ai.datapunk.weft.catalog;
  requires com.google.gson;
  requires java.net.http;
  requires org.yaml.snakeyaml;
  requires static org.jspecify;

  exports ai.datapunk.weft.monitoring;
}
