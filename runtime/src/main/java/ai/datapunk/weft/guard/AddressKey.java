package ai.datapunk.weft.guard;

import org.jspecify.annotations.Nullable;

/**
 * The address of an instance as a key. The address's own {@code hashCode} runs when this is made,
 * and its {@code equals} only where two keys of one hash are not the same object: so that neither
 * runs under a lock that others wait for, keys are made and looked up before that is taken.
 */
final class AddressKey {

  private final Object address;
  private final int hash;

  AddressKey(Object address) {
    this.address = address;
    this.hash = address.hashCode();
  }

  Object address() {
    return address;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof AddressKey that
            && hash == that.hash
            && (address == that.address || that.address.equals(address)));
  }
}
