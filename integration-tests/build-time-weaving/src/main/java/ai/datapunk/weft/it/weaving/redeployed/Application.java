package ai.datapunk.weft.it.weaving.redeployed;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.it.weaving.redeployed.Remote.Address;
import ai.datapunk.weft.it.weaving.redeployed.Remote.Tier;
import ai.datapunk.weft.it.weaving.redeployed.Remote.Unavailable;
import java.util.List;
import java.util.concurrent.Callable;

/** Gives Weft what an application gives, and makes calls of all kinds. */
public final class Application implements Callable<String> {

  private final Remote remote = new Remote();

  /** What the calls gave. */
  @Override
  public String call() {
    Weft.mesh().strategies().register("own", random -> candidates -> candidates.get(0));
    Weft.mesh().connectionErrors().add(Unavailable.class);
    Weft.instances("remote", () -> List.of(new Address("one"), new Address("two")));
    StringBuilder gave = new StringBuilder();
    gave.append(remote.tier(Tier.GOLD, "corner")).append(' ');
    gave.append(remote.all(null, Remote.answers("", "busy", "fine"))).append(' ');
    gave.append(remote.all(new Address("named"), Remote.answers("named"))).append(' ');
    try {
      remote.all(null, Remote.answers("", "", ""));
    } catch (Unavailable failed) {
      gave.append("failed ");
    }
    return gave.append(remote.later(null, Remote.answers("", "", "late")).join()).toString();
  }
}
