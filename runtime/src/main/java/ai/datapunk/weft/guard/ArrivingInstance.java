package ai.datapunk.weft.guard;

import ai.datapunk.weft.loadbalancer.InstanceSource;

/**
 * An instance that a source has given: all that its address's own code has to say.
 *
 * @param key that of the instance that is known by this address, if there is one
 */
record ArrivingInstance(AddressKey key, InstanceSource.Address address, String id) {}
