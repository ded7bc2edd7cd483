package shape;

import ai.datapunk.weft.annotation.Timed;

/** What Java 21 has added. */
public class Switches {

  sealed interface Shape {}

  record Circle(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  record Pair(Shape first, Object second) {}

  enum Coin {
    HEADS,
    TAILS
  }

  @Timed(service = "switches")
  static String patterns(Object of) {
    return switch (of) {
      case null -> Seen.here("null");
      case String text when text.length() > 3 -> Seen.here("long " + text);
      case String text -> Seen.here("text " + text);
      case Integer number -> Seen.here("number " + number);
      case Pair(Circle(double radius), String second) -> Seen.here(second + radius);
      case Pair(Shape first, var second) -> Seen.here(first + "" + second);
      case int[] array -> Seen.here("array " + array.length);
      default -> Seen.here("other");
    };
  }

  @Timed(service = "switches")
  double area(Shape shape) {
    return switch (shape) {
      case Circle(double radius) -> Seen.here(3 * radius * radius);
      case Square square -> Seen.here(square.side() * square.side());
    };
  }

  @Timed(service = "switches")
  static int coins(Coin coin) {
    return switch (coin) {
      case HEADS -> Seen.here(1);
      case TAILS -> Seen.here(2);
    };
  }

  public static void run() {
    Switches switches = new Switches();
    Seen.call(() -> patterns("text") + patterns("t") + patterns(1) + patterns(null));
    Seen.call(() -> patterns(new Pair(new Circle(1), "c")) + patterns(new Pair(null, 2)));
    Seen.call(() -> switches.area(new Circle(1)) + switches.area(new Square(2)));
    Seen.call(() -> coins(Coin.TAILS));
    Seen.call(() -> coins(null));
  }
}
