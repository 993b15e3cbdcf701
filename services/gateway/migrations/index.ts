import { OpenGateway1795251600000 } from './202611210900-open-gateway.js';

export const migrations = [OpenGateway1795251600000];
