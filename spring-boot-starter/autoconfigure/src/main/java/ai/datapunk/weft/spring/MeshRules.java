package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.SeriesRules;
import org.springframework.beans.factory.DisposableBean;

/** What an application's beans say of the series of Weft's mesh, until its context closes. */
final class MeshRules implements DisposableBean {

  private final Mesh mesh;
  private final SeriesRules rules;

  MeshRules(Mesh mesh, SeriesRules rules) {
    this.mesh = mesh;
    this.rules = rules;
    mesh.rules(rules);
  }

  /** The mesh goes on; what its series are then is for the next context to say. */
  @Override
  public void destroy() {
    mesh.endRules(rules);
  }
}
