package ai.datapunk.weft.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * How large the pages of memory are that stacks are made of, which Java does not tell.
 *
 * @param system as {@code os.name} names it
 * @param architecture as {@code os.arch} does
 * @param told where Linux tells a process of them: its auxiliary vector, pairs of a kind and a
 *     value (see getauxval(3))
 */
record MemoryPages(String system, String architecture, Path told) {

  private static final Path LINUX = Path.of("/proc/self/auxv");

  /** Those that have no others for stacks. */
  private static final Set<String> OF_4_KIB = Set.of("amd64", "x86_64");

  /** The kind of the pair whose value is the size of a page. */
  private static final long PAGE_SIZE = 6;

  static MemoryPages ofThisHost() {
    return new MemoryPages(
        System.getProperty("os.name", ""), System.getProperty("os.arch", ""), LINUX);
  }

  /** False also where nobody tells. */
  boolean areOf4KiB() {
    return OF_4_KIB.contains(architecture) || (system.equals("Linux") && toldSize() == 4096);
  }

  private long toldSize() {
    try {
      ByteBuffer pairs = ByteBuffer.wrap(Files.readAllBytes(told)).order(ByteOrder.nativeOrder());
      while (pairs.remaining() >= 2 * Long.BYTES) {
        long kind = pairs.getLong();
        long value = pairs.getLong();
        if (kind == PAGE_SIZE) {
          return value;
        }
      }
      return 0;
    } catch (IOException | SecurityException untold) {
      return 0;
    }
  }
}
