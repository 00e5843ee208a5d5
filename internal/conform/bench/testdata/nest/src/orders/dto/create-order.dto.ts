import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsInt,
  IsNumber,
  IsOptional,
  IsPositive,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const MAX_ITEMS = 50;

export class AddressDto {
  @IsString()
  name!: string;

  @IsString()
  street!: string;

  @IsString()
  city!: string;

  @IsString()
  postcode!: string;

  @Length(2, 2)
  country!: string;
}

export class OrderLineDto {
  @IsUUID()
  productId!: string;

  @MaxLength(40)
  sku!: string;

  @IsInt()
  @IsPositive()
  quantity!: number;

  @IsNumber()
  @Min(0)
  unitPrice!: number;
}

export class CreateOrderDto {
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_ITEMS)
  @ValidateNested({ each: true })
  @Type(() => OrderLineDto)
  lines!: OrderLineDto[];

  @ValidateNested()
  @Type(() => AddressDto)
  shipTo!: AddressDto;

  @IsOptional()
  @IsString()
  note?: string;
}
