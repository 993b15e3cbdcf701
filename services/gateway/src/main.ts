import { bootstrapService } from '@tingsu/http';
import { loadConfig } from '@tingsu/runtime';
import { GatewayConfigSchema } from './config.js';
import { gatewayService } from './gateway.service.js';

await bootstrapService(() => gatewayService(loadConfig(GatewayConfigSchema)));
