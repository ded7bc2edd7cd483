package ai.datapunk.weft.contract.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.contract.classfile.ConstantNames.Member;
import org.junit.jupiter.api.Test;

final class ConstantNamesTest {

  @Test
  void theMembersThatCodeRefersToAreNamedWithTheirOwners() {
    ConstantNames names =
        ConstantNames.read(
            Compiled.sample(
                    """
                    static long field = 5_000_000_000L;
                    static Object use(List<String> list) {
                      field = System.nanoTime();
                      return list.size();
                    }
                    """)
                .bytes("Sample"));

    assertThat(names.members())
        .containsExactlyInAnyOrder(
            new Member("java/lang/Object", "<init>"),
            new Member("Sample", "field"),
            new Member("java/lang/System", "nanoTime"),
            new Member("java/util/List", "size"),
            new Member("java/lang/Integer", "valueOf"));
    assertThat(names.texts()).contains("use", "(Ljava/util/List;)Ljava/lang/Object;");
  }

  @Test
  void whatIsNoClassFileIsRefused() {
    assertThatThrownBy(() -> ConstantNames.read(new byte[] {1, 2, 3, 4}))
        .isInstanceOf(ClassFileException.class);
  }
}
