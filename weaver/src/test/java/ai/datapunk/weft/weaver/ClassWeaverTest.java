package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.classfile.ClassFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassWeaverTest {

  @TempDir private Path folder;

  @Test
  void aTimedMethodIsWoven() throws Throwable {
    Compiled.into(
        folder,
        """
        package app;
        import ai.datapunk.weft.annotation.*;
        @MeshService("a")
        public class Shop {
          @Timed static String buy(String what) { return "a " + what; }
        }
        """);
    List<String> debug = new ArrayList<>();
    try (ClassWeaver weaver = ClassWeaver.of(Compiled.classPath(folder), debug::add)) {
      WovenClass woven = weaver.weave(Compiled.bytes(folder, "app.Shop")).orElseThrow();
      assertThat(woven.methods()).isEqualTo(1);
      assertThat(woven.generated()).isEmpty();
      assertThat(ClassFile.read(woven.classFile()).unwovenMethods()).isEmpty();
      assertThat(debug).isEmpty();
      assertThat(new Application().with(woven).call("app.Shop", "buy", "hat")).isEqualTo("a hat");
      assertThat(weaver.weave(woven.classFile())).isEmpty();
    }
  }
}
