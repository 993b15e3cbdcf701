import { OpenGateway1795251600000 } from './1795251600000-open-gateway.js';

export const migrations = [OpenGateway1795251600000];
