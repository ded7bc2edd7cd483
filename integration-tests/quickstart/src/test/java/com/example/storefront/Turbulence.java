package com.example.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.storefront.report.Sample;
import com.example.storefront.services.InventoryInstance;
import com.example.storefront.services.PaymentService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What makes life hard: each second an instance dies and another comes back, each third second one
 * leaves the list of instances or joins it again, and each tenth the payment service has an outage
 * of three.
 */
final class Turbulence {

  private final List<InventoryInstance> instances;
  private final PaymentService payment;
  private final Truth truth;
  private final ScrapeWatch watch;
  private final Random random;
  private final List<InventoryInstance> dead = new ArrayList<>();
  private InventoryInstance absent;
  private int deaths;
  private volatile List<URI> present;

  Turbulence(
      List<InventoryInstance> instances,
      PaymentService payment,
      Truth truth,
      ScrapeWatch watch,
      long seed) {
    this.instances = instances;
    this.payment = payment;
    this.truth = truth;
    this.watch = watch;
    this.random = new Random(seed);
    this.present = instances.stream().map(InventoryInstance::uri).toList();
  }

  /** The instances that can be called, dead or not. */
  List<URI> present() {
    return present;
  }

  /** How often an instance died. */
  int deaths() {
    return deaths;
  }

  /** Lets happen what happens in this second of the run. */
  void pass(int second) throws IOException, InterruptedException {
    switch (second % 10) {
      case 4 -> payment.beginOutage();
      case 7 -> payment.endOutage();
      default -> {}
    }
    dieAndComeBack();
    if (second % 3 == 0) {
      leaveOrJoin();
    }
  }

  private void dieAndComeBack() {
    InventoryInstance next = any(dead);
    comeBack();
    if (dead.size() < 2) {
      next.die();
      dead.add(next);
      deaths++;
    }
  }

  /** An address can be taken for a moment, by a connection that the system has given its port. */
  private void comeBack() {
    for (InventoryInstance instance : List.copyOf(dead)) {
      try {
        instance.comeBack();
        dead.remove(instance);
      } catch (UncheckedIOException taken) {
        System.out.println("soak: " + taken.getMessage() + ", once more in a second");
      }
    }
  }

  private void leaveOrJoin() throws IOException, InterruptedException {
    if (absent != null) {
      join();
    } else {
      absent = any(dead);
      List<URI> left = new ArrayList<>(present);
      left.remove(absent.uri());
      present = List.copyOf(left);
      // Its series have ended, whatever is still on its way to it.
      assertThat(watch.scrape().samples())
          .extracting((Sample sample) -> sample.label("instance"))
          .doesNotContain(absent.uri().getAuthority());
    }
  }

  private void join() throws IOException, InterruptedException {
    truth.count("mesh_service_registrations_total", "service", "inventory");
    absent = null;
    present = instances.stream().map(InventoryInstance::uri).toList();
    watch.scrape();
  }

  private InventoryInstance any(List<InventoryInstance> but) {
    List<InventoryInstance> others = new ArrayList<>(instances);
    others.removeAll(but);
    return others.get(random.nextInt(others.size()));
  }

  /** All are back, and on the list. */
  void end() throws IOException, InterruptedException {
    payment.endOutage();
    for (int second = 0; !dead.isEmpty(); second++) {
      assertThat(second).as("seconds that an address is taken").isLessThan(60);
      comeBack();
      if (!dead.isEmpty()) {
        Thread.sleep(1_000);
      }
    }
    if (absent != null) {
      join();
    }
  }
}
