package com.example.orders;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import lombok.SneakyThrows;

/** A client whose members are of types that are written in the same compilation. */
@MeshService("orders")
@RequiredArgsConstructor
public class OrderClient {

  private final OrderMapperImpl mapper;

  /** Takes and gives what other processors make. */
  @Timed
  public Order place(OrderMapperImpl with, OrderDto dto, Order.OrderBuilder template) {
    return with.toOrder(dto);
  }

  /** Throws what it does not declare. */
  @Retried(retryOn = IOException.class)
  @SneakyThrows
  public Order fetch(OrderDto dto) {
    if (dto.getSku() == null) {
      throw new IOException("no such order");
    }
    return mapper.toOrder(dto);
  }
}
