package routes_test

import "testing"

func TestNest(t *testing.T) {
	tell(t, []story{
		{"controllers serve through modules", `
-- src/main.ts --
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function bootstrap() {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, { cors: true });
  app.setGlobalPrefix('api');
  app.enableVersioning({ type: VersioningType.URI });
  await app.listen(3000);
}
-- src/app.module.ts --
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { OrdersModule } from './orders/orders.module';
@Module({
  imports: [ConfigModule.forRoot(), forwardRef(() => OrdersModule)],
  providers: [{ provide: APP_GUARD, useClass: JwtAuthGuard }],
})
export class AppModule {}
-- src/orders/orders.module.ts --
import { Module } from '@nestjs/common';
import { OrdersController } from './orders.controller';
@Module({ controllers: [OrdersController] })
export class OrdersModule {}
-- src/orders/orders.controller.ts --
import { Controller, Get, Post } from '@nestjs/common';
@Controller({ path: 'orders', version: '1' })
@UseGuards(TenantGuard)
export class OrdersController {
  constructor(private readonly service: OrdersService) {}
  @Get(':id')
  @Public()
  async show(@Param('id') id: string): Promise<{ id: string }> {
    return this.service.get(id);
  }
  @Post()
  @HttpCode(HttpStatus.CREATED)
  @Roles('Admin')
  create(@Body() dto: CreateOrder) {}
}
@Controller('forgotten')
export class Forgotten {
  @Get() all() {}
}
`, `
GET /api/v1/orders/{id} TenantGuard Public()
POST /api/v1/orders JwtAuthGuard TenantGuard Roles('Admin')
GET /forgotten unmounted`},
		{"middleware is bound to paths", `
-- main.ts --
import { NestFactory } from '@nestjs/core';
NestFactory.create(AppModule);
import { AppModule } from './app';
-- app.ts --
import { Module, Controller, Get } from '@nestjs/common';
@Controller()
class Base { @Get('health') health() {} }
@Controller('a')
class A extends Base {
  @Get() list() {}
  @Get(':id') one() {}
}
@Module({ controllers: [A] })
export class AppModule {
  configure(consumer) {
    consumer.apply(AuthMiddleware).forRoutes({ path: 'a', method: RequestMethod.GET });
  }
}
`, `
GET /a AuthMiddleware
GET /a/{id}
GET /a/health`},
	})
}
