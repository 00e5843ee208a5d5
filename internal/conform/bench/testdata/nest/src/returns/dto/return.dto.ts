import { IsBoolean, IsNotEmpty, IsString, IsUUID } from 'class-validator';

export class CreateReturnDto {
  @IsUUID()
  itemId!: string;

  @IsString()
  @IsNotEmpty()
  reason!: string;
}

export class DecideReturnDto {
  @IsBoolean()
  approved!: boolean;
}
