package ai.datapunk.weft.catalog.graph;

import java.util.Comparator;

/**
 * What calls or is called. Where a service is called as an application is, the two are the same:
 * its operations are that application's.
 *
 * @param service the name of the service or the application; empty for a method that no catalog has
 * @param name the operation's name, or the class and signature of a method that no catalog has;
 *     else empty
 */
public record MeshNode(Kind kind, String service, String name) implements Comparable<MeshNode> {

  private static final Comparator<MeshNode> ORDER =
      Comparator.<MeshNode, Boolean>comparing(node -> node.kind() == Kind.UNKNOWN)
          .thenComparing(MeshNode::service)
          .thenComparing(MeshNode::name)
          .thenComparing(MeshNode::kind);

  /** What a node can be. */
  public enum Kind {
    /** An application whose catalog is known; where operations are drawn, all that begins there. */
    APPLICATION,
    /** A service that is no such application, without its operations. */
    SERVICE,
    /** An operation of a service or of an application. */
    OPERATION,
    /** An operation that an application is called for, and that its catalog does not have. */
    UNKNOWN_OPERATION,
    /** A method that is called, and in none of the catalogs. */
    UNKNOWN
  }

  static MeshNode application(String name) {
    return new MeshNode(Kind.APPLICATION, name, "");
  }

  static MeshNode service(String name) {
    return new MeshNode(Kind.SERVICE, name, "");
  }

  static MeshNode operation(String service, String name) {
    return new MeshNode(Kind.OPERATION, service, name);
  }

  static MeshNode unknown(String method) {
    return new MeshNode(Kind.UNKNOWN, "", method);
  }

  static MeshNode unknownOperation(String service, String name) {
    return new MeshNode(Kind.UNKNOWN_OPERATION, service, name);
  }

  /** What is written on it. */
  public String label() {
    return name.isEmpty() ? service : name;
  }

  @Override
  public int compareTo(MeshNode other) {
    return ORDER.compare(this, other);
  }
}
