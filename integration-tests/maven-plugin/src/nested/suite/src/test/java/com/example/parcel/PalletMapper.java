package com.example.parcel;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** MapStruct writes {@code PalletMapperImpl} among the tests. */
@Mapper
interface PalletMapper {

  @Mapping(target = "sku", source = "shelf.sku")
  @Mapping(target = "level", source = "shelf.level")
  ShelfDto toDto(Pallet pallet);
}
