package ai.datapunk.weft.hostile;

import java.util.Locale;

/**
 * What came of an attack.
 *
 * @param values how many it brought
 * @param calls how many there were
 * @param labelSets how many the family shows, {@code other} included
 * @param sum what the family has counted
 * @param overflow what it has counted for another label set than the call's
 * @param before used heap before, in bytes
 * @param after used heap when it was over, in bytes
 * @param known a call with a value that is known
 * @param fresh a call with a new value that gets series of its own
 * @param beyond a call with a new value that gets none
 */
record Damage(
    Attack attack,
    long values,
    long calls,
    long labelSets,
    long sum,
    long overflow,
    long before,
    long after,
    Cost known,
    Cost fresh,
    Cost beyond) {

  private static final String MARK = "damage";

  /** For another process to read. */
  String line() {
    return String.join(
        " ",
        MARK,
        attack.name(),
        numbers(values, calls, labelSets, sum, overflow, before, after),
        numbers(known.nanos(), known.bytes(), fresh.nanos(), fresh.bytes()),
        numbers(beyond.nanos(), beyond.bytes()));
  }

  /** For a person to read. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %.1f MB | %,d ns, %,d B | %,d ns, %,d B | %,d ns, %,d B |",
        attack,
        values,
        labelSets,
        after / 1e6,
        known.nanos(),
        known.bytes(),
        fresh.nanos(),
        fresh.bytes(),
        beyond.nanos(),
        beyond.bytes());
  }

  private static String numbers(long... numbers) {
    StringBuilder line = new StringBuilder();
    for (long number : numbers) {
      line.append(line.isEmpty() ? "" : " ").append(number);
    }
    return line.toString();
  }

  static boolean isOne(String line) {
    return line.startsWith(MARK + " ");
  }

  /** What {@link #line} said. */
  static Damage of(String line) {
    String[] parts = line.split(" ", -1);
    long[] numbers = new long[parts.length];
    for (int i = 2; i < parts.length; i++) {
      numbers[i] = Long.parseLong(parts[i]);
    }
    return new Damage(
        Attack.valueOf(parts[1]),
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        numbers[6],
        numbers[7],
        numbers[8],
        new Cost(numbers[9], numbers[10]),
        new Cost(numbers[11], numbers[12]),
        new Cost(numbers[13], numbers[14]));
  }
}
