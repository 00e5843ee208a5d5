import { Body, Controller, Get, HttpCode, HttpStatus, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { IsEnum, IsNumber, IsOptional, IsPositive } from 'class-validator';
import { Role } from '../auth/caller';
import { Roles } from '../auth/roles.decorator';
import { Audited } from '../common/audited.decorator';
import { PageQuery } from '../common/page.query';
import { Order, OrderStatus } from '../orders/order.entity';
import { OrderService, Refund, SalesDay } from '../orders/orders.service';

class SearchQuery extends PageQuery {
  @IsOptional()
  @IsEnum(OrderStatus)
  status?: OrderStatus;
}

class RefundDto {
  @IsNumber()
  @IsPositive()
  amount!: number;
}

@Controller('admin')
export class AdminController {
  constructor(private readonly orders: OrderService) {}

  @Get('orders')
  @Roles(Role.Admin)
  @Audited('order.search')
  search(@Query() query: SearchQuery): Promise<Order[]> {
    return this.orders.searchOrders(query.status, query.page, query.pageSize);
  }

  @Post('orders/:id/refunds')
  @HttpCode(HttpStatus.ACCEPTED)
  @Roles(Role.Admin)
  @Audited('order.refund')
  refund(@Param('id', ParseUUIDPipe) id: string, @Body() body: RefundDto): Promise<Refund> {
    return this.orders.refundOrder(id, body.amount);
  }

  @Get('reports/sales')
  @Roles(Role.Admin)
  @Audited('report.sales')
  sales(): Promise<SalesDay[]> {
    return this.orders.salesByDay();
  }
}
