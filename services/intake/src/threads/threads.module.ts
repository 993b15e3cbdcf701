import { Module } from '@nestjs/common';
import { IntakeThreads } from './intake-threads.provider.js';

@Module({ providers: [IntakeThreads], exports: [IntakeThreads] })
export class ThreadsModule {}
