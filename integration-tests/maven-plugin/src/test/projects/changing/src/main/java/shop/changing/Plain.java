package shop.changing;

public class Plain {

  public int sum(int number) {
    return number + 1;
  }
}
