package shop.discovered;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

@MeshService("discovered")
@RequiredArgsConstructor
public class Client {
  @Getter private final int base;

  @Timed
  public int sum(int number) {
    return getBase() + number;
  }
}
