package ai.datapunk.weft.it.loadtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.data.ExecutionDataReader;
import org.jacoco.core.data.ExecutionDataStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite with JaCoCo's agent beside Weft's: JaCoCo knows a class by the bytes that it sees. */
@Tag("long")
class JacocoAgentTest {

  private static final String WEFT = "-javaagent:" + Libraries.agent();

  @TempDir Path folder;

  @Test
  void namedFirstItKnowsEveryClass() throws Exception {
    assertThat(unknown(jacoco(), WEFT)).isEmpty();
  }

  @Test
  void namedLastItDoesNotKnowThoseThatAreWoven() throws Exception {
    assertThat(unknown(WEFT, jacoco())).contains("com/example/suite/shop/Orders").hasSize(15);
  }

  private String jacoco() {
    return "-javaagent:" + Libraries.jacocoAgent() + "=destfile=" + execution();
  }

  private Path execution() {
    return folder.resolve("jacoco.exec");
  }

  /** Runs the suite; gives the classes that ran, but not as their class files are. */
  private List<String> unknown(String first, String second) throws Exception {
    ChildJvm.java(
            Jdks.own(),
            first,
            second,
            "-cp",
            Libraries.classPath(Libraries.with(Libraries.unwoven())),
            ChildJvm.SUITE,
            "agent")
        .isAllRightAndTheAgentWove(15, 40);
    return analyzed().stream().map(IClassCoverage::getName).toList();
  }

  private Collection<IClassCoverage> analyzed() throws IOException {
    ExecutionDataStore store = new ExecutionDataStore();
    try (InputStream stream = Files.newInputStream(execution())) {
      ExecutionDataReader reader = new ExecutionDataReader(stream);
      reader.setExecutionDataVisitor(store);
      reader.setSessionInfoVisitor(session -> {});
      reader.read();
    }
    CoverageBuilder coverage = new CoverageBuilder();
    new Analyzer(store, coverage).analyzeAll(Libraries.unwoven().toFile());
    return coverage.getNoMatchClasses();
  }
}
