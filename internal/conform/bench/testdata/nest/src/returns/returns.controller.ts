import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { Caller, CurrentCaller, Role } from '../auth/caller';
import { Roles } from '../auth/roles.decorator';
import { Audited } from '../common/audited.decorator';
import { CreateReturnDto, DecideReturnDto } from './dto/return.dto';
import { Return } from './return.entity';
import { ReturnService } from './returns.service';

@Controller()
export class ReturnsController {
  constructor(private readonly returns: ReturnService) {}

  @Post('orders/:id/returns')
  request(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CreateReturnDto,
  ): Promise<Return> {
    return this.returns.requestReturn(id, caller.id, body.itemId, body.reason);
  }

  @Get('returns/:id')
  read(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<Return> {
    return this.returns.getReturn(id, caller.id);
  }

  @Patch('returns/:id')
  @Roles(Role.Admin)
  @Audited('return.decide')
  decide(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecideReturnDto): Promise<Return> {
    return this.returns.decideReturn(id, body.approved);
  }
}
