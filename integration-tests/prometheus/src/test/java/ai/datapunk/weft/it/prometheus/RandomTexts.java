package ai.datapunk.weft.it.prometheus;

import java.util.SplittableRandom;

/** Random texts of all that an exposition format, a parser or a screen could stumble on. */
final class RandomTexts {

  private static final String[] PIECES = {
    "stock",
    " ",
    "\"",
    "\\",
    "\\n",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u007f",
    "\u0085",
    "\"} 1\n",
    "\n# HELP load_balancer_active_instances Mine.\n",
    "# TYPE up counter",
    "{le=\"+Inf\"}",
    "# EOF\n",
    "\u2028",
    "\u2029",
    // Right to left, and what turns the direction.
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u062e\u0632\u0646",
    "\u202e",
    "\u2066",
    // Zero width: space, joiner, byte order mark.
    "\u200b",
    "\u200d",
    "\ufeff",
    // Combining signs, alone and on a letter.
    "\u0301",
    "e\u0301\u0327",
    // Pairs of surrogates, a family of seven, and halves.
    "\ud83d\ude00",
    "\ud83d\udc69\u200d\ud83d\udc67",
    "\ud83d",
    "\ude00",
    "\udbff\udfff",
    // No characters, and private ones.
    "\uffff",
    "\ufffe",
    "\ue000",
    "\u3000",
    "\u4e2d\u6587",
  };

  private static final int MOST_PIECES = 12;

  private final SplittableRandom random;

  RandomTexts(long seed) {
    random = new SplittableRandom(seed);
  }

  /** One text: of the pieces, of any code units, or a very long one. */
  String next() {
    return switch (random.nextInt(10)) {
      case 0 -> ofUnits(random.nextInt(40));
      case 1 -> pieces() + " ".repeat(random.nextInt(200)) + pieces();
      case 2 -> pieces().repeat(1 + random.nextInt(40));
      default -> pieces();
    };
  }

  private String pieces() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(MOST_PIECES); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private String ofUnits(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(Character.MAX_VALUE + 1));
    }
    return text.toString();
  }
}
