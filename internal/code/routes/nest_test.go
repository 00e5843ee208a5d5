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
		{"settings give the prefix, and some paths go without", `
-- src/main.ts --
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  const config = app.get(ConfigService);
  app.setGlobalPrefix(config.getOrThrow('app.apiPrefix', { infer: true }), { exclude: ['/', { path: 'health', method: RequestMethod.GET }] });
}
-- src/config/app.config.ts --
export default registerAs('app', () => ({ apiPrefix: process.env.API_PREFIX || 'rest' }));
-- src/app.module.ts --
import { Module, Controller, Get, All } from '@nestjs/common';
import { A } from './a'; import { LocalModule } from './local'; import { CloudModule } from './cloud';
const storageModule = process.env.X ? LocalModule : CloudModule;
@Controller() class Root { @Get() hello() {} @Get('health') health() {} @All(['x', 'y']) any() {} }
@Module({ imports: [storageModule, A.register({})], controllers: [Root] })
export class AppModule {}
-- src/local.ts --
import { Module, Controller, Delete } from '@nestjs/common';
@Controller('local') class Local { @Delete(':id') drop() {} }
@Module({ controllers: [Local] }) export class LocalModule {}
-- src/cloud.ts --
import { Module } from '@nestjs/common';
@Module({}) export class CloudModule {}
-- src/a.ts --
import { Module, Controller, Put } from '@nestjs/common';
@Controller('a') export class AController { @Put() put() {} }
@Module({}) export class A { static register(o) { return { module: A, controllers: [AController] }; } }
`, `
GET /
GET /health
* /rest/x
* /rest/y
DELETE /rest/local/{id}
PUT /rest/a`},
		{"a module that no other imports serves nothing", `
-- src/main.ts --
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
const app = NestFactory.create(AppModule);
-- src/app.module.ts --
import { Module } from '@nestjs/common';
@Module({ imports: [] }) export class AppModule {}
-- src/orders.ts --
import { Module, Controller, Get } from '@nestjs/common';
@Controller('orders') export class OrdersController { @Get(computed()) odd() {} @Get('x') x() {} }
@Module({ controllers: [OrdersController] }) export class OrdersModule {}
`, `
GET /orders/x unmounted
unread src/orders.ts:2`},
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
		{"a version of one handler", `
-- main.ts --
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app';
async function start() {
  const app = await NestFactory.create(AppModule);
  app.setGlobalPrefix('api');
  app.enableVersioning();
}
-- app.ts --
import { Module, Controller, Get } from '@nestjs/common';
@Controller('a')
class A { @Version('2') @Get('x') x() {} @Get('y') y() {} }
@Module({ controllers: [A] }) export class AppModule {}
`, `
GET /api/v2/a/x
GET /api/a/y`},
		{"an app that another file sets up", `
-- main.ts --
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app';
import { setUp } from './setup';
async function start() {
  const app = await NestFactory.create(AppModule);
  setUp(app);
}
-- setup.ts --
import { INestApplication, VersioningType } from '@nestjs/common';
export function setUp(app: INestApplication): void {
  app.setGlobalPrefix('api');
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
}
-- app.ts --
import { Module, Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
@Controller('a')
class A { @Version('2') @Get('x') x() {} @Get('y') y() {} }
@Controller({ path: 'up', version: VERSION_NEUTRAL })
class Up { @Get() ok() {} }
@Module({ controllers: [A, Up] }) export class AppModule {}
`, `
GET /api/v2/a/x
GET /api/v1/a/y
GET /api/up`},
	})
}
