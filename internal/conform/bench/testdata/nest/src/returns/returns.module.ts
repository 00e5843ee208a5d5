import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/events.module';
import { OrdersModule } from '../orders/orders.module';
import { Return } from './return.entity';
import { ReturnsController } from './returns.controller';
import { ReturnService } from './returns.service';

@Module({
  imports: [TypeOrmModule.forFeature([Return]), OrdersModule, EventsModule],
  controllers: [ReturnsController],
  providers: [ReturnService],
})
export class ReturnsModule {}
