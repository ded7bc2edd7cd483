package ai.datapunk.weft.contract.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes are, there is an answer or the one error, and soon. */
@Timeout(60)
final class BrokenClassFilesTest {

  private static final byte[] WHOLE =
      Compiled.of(
              """
              @Timed @Retried(fallback = "x", on = {String.class}) public class Sample implements Woven {
                long field = 5_000_000_000L;
                public int a(@Label("x") int b, @Instance Object o) {
                  switch (b) { case 1: return 2; case 2: return 3; case 900: JoinPointProbes.of(o); }
                  switch (b) { case 1: return 2; case 2: return 3; default: Weft.mesh(); }
                  Runnable r = () -> System.out.println("größe");
                  return 0;
                }
                @CircuitGuarded @LoadBalanced static void c() { DeferredCall.aspectOf(); }
              }
              """)
          .bytes("Sample");

  @Test
  void aClassFileThatIsCutOffIsRefusedAtEveryLength() {
    for (int length = 0; length < WHOLE.length; length++) {
      byte[] cut = Arrays.copyOf(WHOLE, length);
      assertThatThrownBy(() -> ClassFile.read(cut))
          .as("of %d bytes", length)
          .isInstanceOf(ClassFileException.class);
      readable(cut);
    }
  }

  @Test
  void aClassFileMayBeChangedAtEveryByte() {
    int readable = 0;
    for (int at = 0; at < WHOLE.length; at++) {
      for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFE, 0xFF, WHOLE[at] + 1, WHOLE[at] - 1}) {
        byte[] changed = WHOLE.clone();
        changed[at] = (byte) value;
        readable += readable(changed) ? 1 : 0;
      }
    }
    assertThat(readable).isBetween(WHOLE.length, 8 * WHOLE.length);
  }

  @Test
  void anUnknownConstantIsNamed() {
    byte[] changed = WHOLE.clone();
    changed[10] = 2;

    assertThatThrownBy(() -> ClassFile.read(changed))
        .hasMessage("a constant of the unknown kind 2 at byte 10");
  }

  @Test
  void theVersionDoesNotMatter() {
    byte[] newer = WHOLE.clone();
    newer[6] = (byte) 0xFF;

    assertThat(ClassFile.read(newer).annotatedMethods()).hasSize(2);
  }

  private static boolean readable(byte[] bytes) {
    try {
      ConstantPoolScan.mentionsAnnotations(bytes);
      ClassFile file = ClassFile.read(bytes);
      file.unwovenMethods();
      file.annotatedMethods().forEach(AnnotatedMethod::parameterCount);
      return true;
    } catch (ClassFileException declared) {
      return false;
    }
  }
}
