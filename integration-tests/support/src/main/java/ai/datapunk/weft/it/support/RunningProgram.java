package ai.datapunk.weft.it.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of a test's own, until closed. */
public final class RunningProgram implements AutoCloseable {

  private final Process process;
  private final Path log;
  private final Thread stopAtExit;

  public RunningProgram(List<String> command, Path log) throws IOException {
    this(new ProcessBuilder(command), log);
  }

  /** One that is started like this, with a folder or an environment of its own. */
  public RunningProgram(ProcessBuilder program, Path log) throws IOException {
    this.log = log;
    this.process = program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    this.stopAtExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(stopAtExit);
  }

  /** A port of the loopback address that nothing listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Fails with what it said if it has ended. */
  public void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException(
          process.info().command().orElse("The program")
              + " ended by itself and said:\n"
              + Files.readString(log));
    }
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(stopAtExit);
  }
}
