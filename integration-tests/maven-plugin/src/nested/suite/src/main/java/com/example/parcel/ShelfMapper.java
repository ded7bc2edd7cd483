package com.example.parcel;

import org.mapstruct.Mapper;

/** MapStruct writes {@code ShelfMapperImpl}, which calls what Lombok and Weft have made. */
@Mapper
public interface ShelfMapper {

  /** To the wire. */
  ShelfDto toDto(Shelf shelf);
}
