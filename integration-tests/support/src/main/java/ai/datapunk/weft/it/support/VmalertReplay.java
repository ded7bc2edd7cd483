package ai.datapunk.weft.it.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** VictoriaMetrics' evaluation of rules, over a time that has passed. */
public final class VmalertReplay {

  private VmalertReplay() {}

  /**
   * Evaluates rules from one moment to another, and writes on what they find.
   *
   * @param interval between two evaluations of a group that names none
   * @param source what is asked, as Prometheus is
   * @param sink a VictoriaMetrics
   */
  public static void run(
      List<Path> rules, Instant from, Instant to, Duration interval, URI source, URI sink)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Programs.require("vmalert").toString());
    rules.forEach(file -> command.add("-rule=" + file));
    command.add("-datasource.url=" + source);
    command.add("-remoteWrite.url=" + sink);
    command.add("-replay.timeFrom=" + from);
    command.add("-replay.timeTo=" + to);
    command.add("-evaluationInterval=" + interval.toSeconds() + "s");
    // Otherwise there is a step of five minutes, whatever the interval.
    command.add("-datasource.queryStep=0");
    command.add("-disableAlertgroupLabel");
    command.add("-replay.disableProgressBar");
    // No rule here reads what another one writes: there is nothing to wait for.
    command.add("-replay.rulesDelay=1ms");
    command.add("-remoteWrite.flushInterval=100ms");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("vmalert failed and said:\n" + said);
    }
  }
}
