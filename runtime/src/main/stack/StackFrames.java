import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Generates methods whose frames are large: they have that many local variables, which nobody uses.
 * The build runs this file as it stands, before anything of the module is compiled:
 *
 * <pre>java StackFrames.java sources-folder</pre>
 *
 * <p>Two runs give the same bytes. The file is written only if it changes, so that nothing is
 * compiled again without need.
 */
final class StackFrames {

  private static final Path FILE = Path.of("ai", "datapunk", "weft", "store", "StackFrames.java");

  private static final String SOURCE =
      """
      package ai.datapunk.weft.store;

      /**
       * Methods that do nothing and have large frames. An interpreted one takes all of it. A compiled
       * one touches the stack, by whole pages, as far down at its entry, or at that of the method that it is inlined
       * into: HotSpot's compilers do so, should the interpreter have to go on there.
       */
      @SuppressWarnings({"MultiVariableDeclaration", "UnusedVariable"}) // They make up the frames.
      final class StackFrames {

        /** Never set, which no compiler can know: the interpreter may have to go on where it is asked. */
        private static boolean never;

        private StackFrames() {}

        /** A frame of five kilobytes. */
        static void ofFiveKilobytes() {
          if (never) {
            throw new AssertionError();
          }
      ${5}  }

        /** A frame of ten kilobytes. */
        static void ofTenKilobytes() {
          if (never) {
            throw new AssertionError();
          }
      ${10}  }

        /** {@link #ofFiveKilobytes} of a method that is too long to be inlined. */
        static void ofFiveKilobytesOfItsOwn() {
          if (never) {
      ${long}    throw new AssertionError();
          }
      ${5}  }

        /** {@link #ofTenKilobytes} of a method that is too long to be inlined. */
        static void ofTenKilobytesOfItsOwn() {
          if (never) {
      ${long}    throw new AssertionError();
          }
      ${10}  }

        /** A frame of twenty-four kilobytes, of a method that is too long to be inlined. */
        static void ofTwentyFourKilobytesOfItsOwn() {
          if (never) {
      ${long}    throw new AssertionError();
          }
      ${24}  }
      }
      """;

  /** HotSpot inlines no method of more than 325 bytes of code; each has eight. */
  private static final int STATEMENTS = 80;

  private static final int PER_LINE = 16;

  private StackFrames() {}

  public static void main(String[] folders) throws IOException {
    Path file = Path.of(folders[0]).resolve(FILE);
    String source =
        SOURCE
            .replace("${long}", "      never ^= true;\n".repeat(STATEMENTS))
            .replace("${5}", variables(5))
            .replace("${10}", variables(10))
            .replace("${24}", variables(24));
    if (!Files.exists(file) || !Files.readString(file).equals(source)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, source);
    }
  }

  /** So many that they fill the kilobytes: each takes two slots, as large as a long both. */
  private static String variables(int kilobytes) {
    int lines = kilobytes * 1000 / (PER_LINE * 2 * Long.BYTES) + 1;
    return IntStream.range(0, lines).mapToObj(StackFrames::line).collect(joining());
  }

  private static String line(int number) {
    return IntStream.range(0, PER_LINE)
        .mapToObj(each -> "l%x_%x".formatted(number, each))
        .collect(joining(", ", "    long ", ";\n"));
  }
}
