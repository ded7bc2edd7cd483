package shop.paths;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

@MeshService("paths")
@RequiredArgsConstructor
public class Client {
  @Getter private final int base;

  @Timed
  public int sum(int number) {
    return getBase() + number;
  }
}
