package ai.datapunk.weft.aspects;

import org.jspecify.annotations.Nullable;

/**
 * One of several arguments by its index, without an array to hold them. An index of which there is
 * no argument gives null. Public because woven code calls it.
 */
public final class Arguments {

  private Arguments() {}

  /** Of 2. */
  public static @Nullable Object at(int index, @Nullable Object a, @Nullable Object b) {
    return index == 0 ? a : index == 1 ? b : null;
  }

  /** Of 3. */
  public static @Nullable Object at(
      int index, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
    return index == 2 ? c : at(index, a, b);
  }

  /** Of 4. */
  public static @Nullable Object at(
      int index, @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    return index == 3 ? d : at(index, a, b, c);
  }

  /** Of 5. */
  public static @Nullable Object at(
      int index,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object d,
      @Nullable Object e) {
    return index == 4 ? e : at(index, a, b, c, d);
  }

  /** Of 6. */
  public static @Nullable Object at(
      int index,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object d,
      @Nullable Object e,
      @Nullable Object f) {
    return index == 5 ? f : at(index, a, b, c, d, e);
  }

  /** Of 7. */
  public static @Nullable Object at(
      int index,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object d,
      @Nullable Object e,
      @Nullable Object f,
      @Nullable Object g) {
    return index == 6 ? g : at(index, a, b, c, d, e, f);
  }

  /** Of 8. */
  public static @Nullable Object at(
      int index,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object d,
      @Nullable Object e,
      @Nullable Object f,
      @Nullable Object g,
      @Nullable Object h) {
    return index == 7 ? h : at(index, a, b, c, d, e, f, g);
  }

  /** Of 9. */
  public static @Nullable Object at(
      int index,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object d,
      @Nullable Object e,
      @Nullable Object f,
      @Nullable Object g,
      @Nullable Object h,
      @Nullable Object i) {
    return index == 8 ? i : at(index, a, b, c, d, e, f, g, h);
  }

  /** Of 10. */
  public static @Nullable Object at(
      int index,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object d,
      @Nullable Object e,
      @Nullable Object f,
      @Nullable Object g,
      @Nullable Object h,
      @Nullable Object i,
      @Nullable Object j) {
    return index == 9 ? j : at(index, a, b, c, d, e, f, g, h, i);
  }

  /** Of 11. */
  public static @Nullable Object at(
      int index,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object d,
      @Nullable Object e,
      @Nullable Object f,
      @Nullable Object g,
      @Nullable Object h,
      @Nullable Object i,
      @Nullable Object j,
      @Nullable Object k) {
    return index == 10 ? k : at(index, a, b, c, d, e, f, g, h, i, j);
  }

  /** Of 12. */
  public static @Nullable Object at(
      int index,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object d,
      @Nullable Object e,
      @Nullable Object f,
      @Nullable Object g,
      @Nullable Object h,
      @Nullable Object i,
      @Nullable Object j,
      @Nullable Object k,
      @Nullable Object l) {
    return index == 11 ? l : at(index, a, b, c, d, e, f, g, h, i, j, k);
  }
}
