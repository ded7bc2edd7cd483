/**
 * A small shop that calls an inventory and a payment service over HTTP. Start with {@link
 * com.example.storefront.InventoryClient}: all that Weft asks of it is its annotations.
 */
package com.example.storefront;
