module shop.named {
  requires ai.datapunk.weft.annotations;
  requires ai.datapunk.weft.aspects;
  requires ai.datapunk.weft.runtime;

  exports shop.named;
}
