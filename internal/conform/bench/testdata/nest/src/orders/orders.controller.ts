import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Caller, CurrentCaller, Role } from '../auth/caller';
import { Roles } from '../auth/roles.decorator';
import { Audited } from '../common/audited.decorator';
import { PageQuery } from '../common/page.query';
import { CreateOrderDto } from './dto/create-order.dto';
import { UpdateOrderDto } from './dto/update-order.dto';
import { Order } from './order.entity';
import { OrderService } from './orders.service';

@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: OrderService) {}

  @Post()
  @HttpCode(HttpStatus.CREATED)
  create(@CurrentCaller() caller: Caller, @Body() body: CreateOrderDto): Promise<Order> {
    return this.orders.createOrder(caller.id, body.lines, body.shipTo);
  }

  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<Order[]> {
    return this.orders.listOrders(caller.id, query.page, query.pageSize);
  }

  @Get(':id')
  read(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<Order> {
    return this.orders.getOrder(id, caller.id);
  }

  @Patch(':id')
  @Roles(Role.Admin)
  @Audited('order.update')
  update(@Param('id', ParseUUIDPipe) id: string, @Body() body: UpdateOrderDto): Promise<Order> {
    return this.orders.changeStatus(id, body.status);
  }

  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  cancel(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.orders.cancelOrder(id, caller.id);
  }
}
