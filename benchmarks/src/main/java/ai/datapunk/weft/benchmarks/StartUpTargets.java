package ai.datapunk.weft.benchmarks;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;

/** Classes with few and with many methods that have three annotations each. */
@MeshService("start_up")
final class StartUpTargets {

  private StartUpTargets() {}

  /** Initialised before the others, and with it all that Weft needs once. */
  static class First {
    @Timed
    @Retried
    @CircuitGuarded
    public void first() {}
  }

  /** One method. */
  @Timed
  @Retried
  @CircuitGuarded
  static class One {
    public void call() {}
  }

  /** Ten methods. */
  @Timed
  @Retried
  @CircuitGuarded
  static class Ten {
    public void call0() {}

    public void call1() {}

    public void call2() {}

    public void call3() {}

    public void call4() {}

    public void call5() {}

    public void call6() {}

    public void call7() {}

    public void call8() {}

    public void call9() {}
  }

  /** A hundred methods. */
  @Timed
  @Retried
  @CircuitGuarded
  static class Hundred {
    public void call00() {}

    public void call01() {}

    public void call02() {}

    public void call03() {}

    public void call04() {}

    public void call05() {}

    public void call06() {}

    public void call07() {}

    public void call08() {}

    public void call09() {}

    public void call10() {}

    public void call11() {}

    public void call12() {}

    public void call13() {}

    public void call14() {}

    public void call15() {}

    public void call16() {}

    public void call17() {}

    public void call18() {}

    public void call19() {}

    public void call20() {}

    public void call21() {}

    public void call22() {}

    public void call23() {}

    public void call24() {}

    public void call25() {}

    public void call26() {}

    public void call27() {}

    public void call28() {}

    public void call29() {}

    public void call30() {}

    public void call31() {}

    public void call32() {}

    public void call33() {}

    public void call34() {}

    public void call35() {}

    public void call36() {}

    public void call37() {}

    public void call38() {}

    public void call39() {}

    public void call40() {}

    public void call41() {}

    public void call42() {}

    public void call43() {}

    public void call44() {}

    public void call45() {}

    public void call46() {}

    public void call47() {}

    public void call48() {}

    public void call49() {}

    public void call50() {}

    public void call51() {}

    public void call52() {}

    public void call53() {}

    public void call54() {}

    public void call55() {}

    public void call56() {}

    public void call57() {}

    public void call58() {}

    public void call59() {}

    public void call60() {}

    public void call61() {}

    public void call62() {}

    public void call63() {}

    public void call64() {}

    public void call65() {}

    public void call66() {}

    public void call67() {}

    public void call68() {}

    public void call69() {}

    public void call70() {}

    public void call71() {}

    public void call72() {}

    public void call73() {}

    public void call74() {}

    public void call75() {}

    public void call76() {}

    public void call77() {}

    public void call78() {}

    public void call79() {}

    public void call80() {}

    public void call81() {}

    public void call82() {}

    public void call83() {}

    public void call84() {}

    public void call85() {}

    public void call86() {}

    public void call87() {}

    public void call88() {}

    public void call89() {}

    public void call90() {}

    public void call91() {}

    public void call92() {}

    public void call93() {}

    public void call94() {}

    public void call95() {}

    public void call96() {}

    public void call97() {}

    public void call98() {}

    public void call99() {}
  }
}
