package ai.datapunk.weft.attack;

import java.util.List;
import java.util.stream.Stream;

/** All attacks, in the order of the page. */
final class Attacks {

  static final List<Attack> ALL =
      Stream.of(TlsAttacks.ALL, RequestAttacks.ALL, ConnectionAttacks.ALL, LabelAttacks.ALL)
          .flatMap(List::stream)
          .toList();

  private Attacks() {}
}
