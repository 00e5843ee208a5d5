import { Module } from '@nestjs/common';
import { CacheModule } from '../cache/cache.module';
import { OrdersModule } from '../orders/orders.module';
import { TrackingController } from './tracking.controller';
import { TrackingService } from './tracking.service';

@Module({
  imports: [OrdersModule, CacheModule],
  controllers: [TrackingController],
  providers: [TrackingService],
})
export class TrackingModule {}
