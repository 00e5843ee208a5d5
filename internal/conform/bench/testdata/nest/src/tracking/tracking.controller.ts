import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Caller, CurrentCaller } from '../auth/caller';
import { TrackingInfo, TrackingService } from './tracking.service';

@Controller('orders/:id/tracking')
export class TrackingController {
  constructor(private readonly tracking: TrackingService) {}

  @Get()
  track(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<TrackingInfo> {
    return this.tracking.track(id, caller.id);
  }
}
