import { Module } from '@nestjs/common';
import { ForwardingModule } from '../forwarding/forwarding.module.js';
import { Documents } from './documents.routes.js';

/** The descriptions of all services as one. */
@Module({ imports: [ForwardingModule], providers: [Documents] })
export class DocumentsModule {}
