import { bootstrapService, loadConfig } from '@tingsu/http';
import { GatewayConfigSchema } from './config.js';
import { gatewayService } from './gateway.service.js';

await bootstrapService(() => gatewayService(loadConfig(GatewayConfigSchema)));
