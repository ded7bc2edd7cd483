package ai.datapunk.weft.probe;

/** The way to Reactor: only this class and those behind it need Reactor to be loaded. */
final class ReactorPublishing {

  private ReactorPublishing() {}

  static Publishing mono() {
    return ReactorMono::of;
  }

  static Publishing flux() {
    return ReactorFlux::of;
  }
}
