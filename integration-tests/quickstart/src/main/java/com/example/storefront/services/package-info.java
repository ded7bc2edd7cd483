/** The services that the shop calls, on loopback: what fails here, fails on purpose. */
package com.example.storefront.services;
