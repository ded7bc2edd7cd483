package ai.datapunk.weft.publisher;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The way to Reactor: only this class and those behind it need Reactor to be loaded. */
final class ReactorAdapter {

  private ReactorAdapter() {}

  /** Null for types of an application that has a Reactor of its own, beside the one seen here. */
  static @Nullable PublisherAdapter of(Class<?> returnType) {
    if (returnType == Mono.class) {
      return ReactorMono::of;
    }
    return returnType == Flux.class ? ReactorFlux::of : null;
  }
}
