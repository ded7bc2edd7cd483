package ai.datapunk.weft.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WeavingCheckTest {

  @TempDir private Path folder;
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final List<Runnable> threads = new ArrayList<>();
  private int told;

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
    System.clearProperty("weft.agent");
    System.clearProperty("weft.agent.unwoven");
    System.clearProperty("weft.agent.woven.classes");
    System.clearProperty("weft.agent.woven.methods");
    System.clearProperty("weft.weaving-check");
  }

  @Test
  void nobodyWaitsForIt() throws IOException {
    WeavingCheck check = started(WeavingAgent.NONE);

    assertThat(check.count()).isNaN();
    threads.get(0).run();
    assertThat(check.count()).isEqualTo(2);
    assertThat(told).isEqualTo(1);
  }

  @Test
  void oneWarningNamesClassesAndTheWayOut() throws IOException {
    WeavingCheck check = started(WeavingAgent.NONE);
    try (CapturedLog log = new CapturedLog()) {
      threads.get(0).run();
      check.start(() -> {});
      threads.get(1).run();

      assertThat(log.linesWith("WARN"))
          .singleElement()
          .asString()
          .endsWith(
              "Annotated methods are not woven, so that their annotations do nothing: 2 of 2, in "
                  + CatalogLoader.STOCK
                  + ". "
                  + Remedy.TEXT);
    }
  }

  @Test
  void anApplicationWithoutThePluginIsToldToo() throws IOException {
    ClassFolder.copy(Unwoven.Stock.class, folder);
    WeavingCheck check =
        new WeavingCheck(threads::add, () -> WeavingAgent.NONE, loader -> Set.of(folder));
    try (CapturedLog log = new CapturedLog()) {
      check.check(ClassLoader.getPlatformClassLoader());
      assertThat(log.linesWith("WARN"))
          .singleElement()
          .asString()
          .endsWith("2 of 2, in " + CatalogLoader.STOCK + ". " + Remedy.TEXT);
    }
    assertThat(check.count()).isEqualTo(2);
  }

  @Test
  void weftsAgentSaysWhatItHadToLeave() throws IOException {
    WeavingCheck check = started(WeavingAgent.WEFT);
    System.setProperty("weft.agent.woven.classes", "3");
    System.setProperty("weft.agent.woven.methods", "7");
    try (CapturedLog log = new CapturedLog()) {
      threads.get(0).run();
      assertThat(log.linesWith("WARN")).isEmpty();
      assertThat(log.linesWith("INFO"))
          .singleElement()
          .asString()
          .endsWith(
              "Annotated methods are left to Weft's agent, which weaves them as their classes are"
                  + " loaded: 2 of 2; woven so far: 7, classes: 3");
    }
    assertThat(check.count()).isZero();
    assertThat(told).isZero();

    System.setProperty("weft.agent.unwoven", "a.Other," + CatalogLoader.STOCK);
    assertThat(check.count()).isEqualTo(2);
  }

  @Test
  void aListThatNamesAClassTwiceIsReadAllTheSame() throws IOException {
    WeavingCheck check = started(WeavingAgent.WEFT);
    threads.get(0).run();

    System.setProperty("weft.agent.unwoven", CatalogLoader.STOCK + "," + CatalogLoader.STOCK);

    assertThat(check.count()).isEqualTo(2);
  }

  @Test
  void aspectjsAgentLeavesItOpen() throws IOException {
    WeavingCheck check = started(WeavingAgent.ASPECTJ);
    try (CapturedLog log = new CapturedLog()) {
      threads.get(0).run();
      assertThat(log.linesWith("WARN")).isEmpty();
      assertThat(log.linesWith("INFO"))
          .singleElement()
          .asString()
          .endsWith(
              "Annotated methods are left to AspectJ's agent, which does not tell what it weaves:"
                  + " 2 of 2; weft_unwoven_methods is absent");
    }
    assertThat(check.count()).isNaN();
  }

  @Test
  void whatIsWovenIsKnownWhateverAgentIsThere() throws IOException {
    for (WeavingAgent agent : WeavingAgent.values()) {
      WeavingCheck check = new WeavingCheck(threads::add, () -> agent, loader -> Set.of());
      try (CapturedLog log = new CapturedLog()) {
        check.check(CatalogLoader.of(folder, CatalogLoader.STOCK + "#gone()"));
        assertThat(log.linesWith("")).isEmpty();
      }
      assertThat(check.count()).isZero();
    }
  }

  @Test
  void theAgentOfWeftIsKnownByItsProperty() {
    assertThat(WeavingAgent.present()).isEqualTo(WeavingAgent.NONE);
    System.setProperty("weft.agent", "1.0");
    assertThat(WeavingAgent.present()).isEqualTo(WeavingAgent.WEFT);
  }

  @Test
  void itCanBeSwitchedOff() throws IOException {
    System.setProperty("weft.weaving-check", "false");
    started(WeavingAgent.NONE);

    assertThat(threads).isEmpty();
  }

  @Test
  void classLoadersThatWereLookedAtTakeNoThreadAgain() throws IOException {
    WeavingCheck check = started(WeavingAgent.NONE);
    threads.get(0).run();

    check.start();
    assertThat(threads).hasSize(1);

    Thread.currentThread().setContextClassLoader(new ClassLoader(before) {});
    check.start();
    assertThat(threads).hasSize(2);

    Thread.currentThread().setContextClassLoader(null);
    check.start();
    assertThat(threads).hasSize(2);
  }

  @Test
  void theGaugeIsThereOnceTheNumberIsKnown() throws IOException {
    WeavingCheck check = started(WeavingAgent.NONE);
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh mesh = Mesh.builder().registry(registry).build()) {
      check.showIn(mesh.engine().store());
      assertThat(points(registry)).isZero();
      threads.get(0).run();
      assertThat(points(registry)).isEqualTo(1);
    }
  }

  private static long points(PrometheusRegistry registry) {
    return registry.scrape(name -> name.equals("weft_unwoven_methods")).stream()
        .mapToLong(family -> family.getDataPoints().size())
        .sum();
  }

  private WeavingCheck started(WeavingAgent agent) throws IOException {
    WeavingCheck check = new WeavingCheck(threads::add, () -> agent, loader -> Set.of());
    Thread.currentThread()
        .setContextClassLoader(CatalogLoader.of(folder, CatalogLoader.COUNT, CatalogLoader.CLEAR));
    check.start(() -> told++);
    return check;
  }
}
