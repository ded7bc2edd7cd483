package ai.datapunk.weft.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many connections, from a JVM of their own, so that each side has its descriptors. */
final class Flood implements AutoCloseable {

  private final Process process;

  Flood(int port, int connections, String sent) throws IOException {
    String classes =
        Path.of(Flood.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString();
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                classes,
                Flood.class.getName(),
                String.valueOf(port),
                String.valueOf(connections),
                sent)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  /** Waits until all connections are there, or those that were not refused. */
  boolean connected() throws IOException {
    return "connected".equals(process.inputReader(ISO_8859_1).readLine());
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Holds connections until the standard input ends. */
  public static void main(String[] arguments) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    List<SocketChannel> open = new ArrayList<>();
    for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
      SocketChannel channel = SocketChannel.open(address);
      open.add(channel);
      try {
        channel.write(ByteBuffer.wrap(arguments[2].getBytes(ISO_8859_1)));
      } catch (IOException refused) {
        channel.close();
      }
    }
    System.out.println("connected");
    System.in.readAllBytes();
    for (SocketChannel channel : open) {
      channel.close();
    }
  }
}
