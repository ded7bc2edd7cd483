package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryPagesTest {

  private static final Path OF_THIS_HOST = Path.of("/proc/self/auxv");

  @TempDir Path folder;

  /** The auxiliary vector of a process. */
  private Path told(long... pairs) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(pairs.length * Long.BYTES).order(ByteOrder.nativeOrder());
    for (long each : pairs) {
      bytes.putLong(each);
    }
    return Files.write(folder.resolve("auxv"), bytes.array());
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "x86_64"})
  void someArchitecturesHaveNoOthers(String architecture) {
    assertThat(new MemoryPages("Windows 11", architecture, folder.resolve("none")).areOf4KiB())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"4096, true", "16384, false", "65536, false"})
  void linuxTellsOfTheOthers(long size, boolean small) throws IOException {
    Path told = told(16, 4096, 6, size, 17, 100, 0, 0);
    assertThat(new MemoryPages("Linux", "aarch64", told).areOf4KiB()).isEqualTo(small);
  }

  @Test
  void whatNobodyTellsIsTakenForLarge() throws IOException {
    assertThat(new MemoryPages("Linux", "aarch64", folder.resolve("none")).areOf4KiB()).isFalse();
    assertThat(new MemoryPages("Linux", "aarch64", told(16, 4096, 0, 0)).areOf4KiB()).isFalse();
    assertThat(new MemoryPages("FreeBSD", "aarch64", told(6, 4096)).areOf4KiB()).isFalse();
    assertThat(new MemoryPages("Linux", "arm", told(16)).areOf4KiB()).isFalse();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "has a system that tells")
  void theSizeIsThatOfThisHost() throws Exception {
    Process getconf = new ProcessBuilder("getconf", "PAGESIZE").start();
    String size = new String(getconf.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(new MemoryPages("Linux", "aarch64", OF_THIS_HOST).areOf4KiB())
        .isEqualTo("4096".equals(size.strip()));
  }
}
