/** What compiler and run time must agree on. */
module ai.datapunk.weft.contract {
  requires static org.jspecify;

  exports ai.datapunk.weft.contract;
  exports ai.datapunk.weft.contract.classfile;
}
