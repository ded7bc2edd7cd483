/** What a developer types; depends on nothing. */
module ai.datapunk.weft.annotations {
  exports ai.datapunk.weft.annotation;
}
