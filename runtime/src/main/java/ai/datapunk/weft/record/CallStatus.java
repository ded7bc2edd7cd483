package ai.datapunk.weft.record;

/** The values of a {@code status} label. */
final class CallStatus {

  static final String SUCCESS = "success";
  static final String FAILURE = "failure";

  private CallStatus() {}
}
