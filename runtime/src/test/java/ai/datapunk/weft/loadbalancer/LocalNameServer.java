package ai.datapunk.weft.loadbalancer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A name server on loopback that knows what it is told (RFC 1035, as far as tests need it). */
final class LocalNameServer implements AutoCloseable {

  private static final int TYPE_A = 1;
  private static final int TYPE_AAAA = 28;
  private static final int TYPE_SRV = 33;
  private static final int ANY = 255;
  private static final int HEADER = 12;

  private static final class Entry {
    final String name;
    final int type;
    final byte[] data;

    Entry(String name, int type, byte[] data) {
      this.name = name;
      this.type = type;
      this.data = data;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final DatagramSocket socket;

  LocalNameServer() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  String uri() {
    return "dns://127.0.0.1:" + socket.getLocalPort();
  }

  synchronized LocalNameServer address(String name, int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    entries.add(new Entry(name, TYPE_A, data));
    return this;
  }

  synchronized LocalNameServer address6(String name, String literal) throws IOException {
    entries.add(new Entry(name, TYPE_AAAA, InetAddress.getByName(literal).getAddress()));
    return this;
  }

  synchronized LocalNameServer service(
      String name, int priority, int weight, int port, String target) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(priority);
    out.writeShort(weight);
    out.writeShort(port);
    out.write(encoded(target));
    entries.add(new Entry(name, TYPE_SRV, bytes.toByteArray()));
    return this;
  }

  private void serve() {
    byte[] buffer = new byte[512];
    while (!socket.isClosed()) {
      try {
        DatagramPacket question = new DatagramPacket(buffer, buffer.length);
        socket.receive(question);
        byte[] answer = answer(Arrays.copyOf(buffer, question.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
      } catch (IOException fault) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(fault);
        }
      }
    }
  }

  /** Header and question as they came, marked as an answer, and the entries of that name. */
  private synchronized byte[] answer(byte[] question) throws IOException {
    int end = HEADER;
    StringBuilder name = new StringBuilder();
    while (question[end] != 0) {
      name.append(name.isEmpty() ? "" : ".")
          .append(new String(question, end + 1, question[end], StandardCharsets.US_ASCII));
      end += question[end] + 1;
    }
    int type = question[end + 2] & 0xff;
    end += 5;
    String asked = name.toString().toLowerCase(Locale.ROOT);
    boolean known = entries.stream().anyMatch(entry -> entry.name.equals(asked));
    List<Entry> found =
        entries.stream()
            .filter(entry -> entry.name.equals(asked) && (type == ANY || entry.type == type))
            .toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(known ? 0x8580 : 0x8583);
    out.writeShort(1);
    out.writeShort(found.size());
    out.writeInt(0);
    out.write(question, HEADER, end - HEADER);
    for (Entry entry : found) {
      out.write(encoded(entry.name));
      out.writeShort(entry.type);
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(entry.data.length);
      out.write(entry.data);
    }
    return bytes.toByteArray();
  }

  /** The root is written {@code "."}, and has no labels. */
  private static byte[] encoded(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String label : name.equals(".") ? new String[0] : name.split("\\.", -1)) {
      bytes.write(label.length());
      bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    bytes.write(0);
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
